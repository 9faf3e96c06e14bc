import { runAsProcess } from './tool.ts';
import { wechatCheckTool } from './wechat-check-tool.ts';

await runAsProcess(wechatCheckTool);
