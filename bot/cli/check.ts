import { checkTool } from './check-tool.ts';
import { runAsProcess } from './tool.ts';

await runAsProcess(checkTool);
