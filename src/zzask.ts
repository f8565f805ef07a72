import { createApp } from "./app.ts";
async function main(){ const app=await createApp({corpusDir:"corpus",dataDir:".yanju",web:{host:"127.0.0.1",port:8787},bot:{token:undefined,apiRoot:""},access:{adminIds:[],allowedIds:[]},logLevel:"info"} as any,{notice:()=>{},progress:()=>{}});
for(const q of process.argv.slice(2)){ const a=await app.answerer.answer({text:q}); console.log(q,"=>",a.status); console.log(a.text+"\n"); const r=await app.searcher.search(q,a.language); console.log("conf",r.confidence.toFixed(2)); }}
main();
