import { evalTool } from './eval-tool.ts';
import { runAsProcess } from './tool.ts';

await runAsProcess(evalTool);
