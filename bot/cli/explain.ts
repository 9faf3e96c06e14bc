import { explainTool } from './explain-tool.ts';
import { runAsProcess } from './tool.ts';

await runAsProcess(explainTool);
