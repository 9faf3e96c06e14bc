import { restoreTool } from './restore-tool.ts';
import { runAsProcess } from './tool.ts';

await runAsProcess(restoreTool);
