import { runAsProcess } from './tool.ts';
import { verdictTool } from './verdict-tool.ts';

await runAsProcess(verdictTool);
