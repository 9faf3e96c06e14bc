import { backupTool } from './backup-tool.ts';
import { runDataTool } from './run-data-tool.ts';

await runDataTool(backupTool);
