import { backupTool } from './backup-tool.ts';
import { runAsProcess } from './tool.ts';

await runAsProcess(backupTool);
