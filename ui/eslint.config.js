// What is forbidden here is what the architecture page promises: features do not know each other,
// and only `platform/` knows the desktop.
import js from "@eslint/js";
import prettier from "eslint-config-prettier";
import vue from "eslint-plugin-vue";
import globals from "globals";
import { readdirSync } from "node:fs";
import ts from "typescript-eslint";

const DESKTOP = {
  group: ["@tauri-apps/*"],
  message: "Only platform/ talks to the desktop.",
};
const above = (...parts) => ({
  group: parts.flatMap((part) => [`**/${part}/**`, `**/${part}`]),
  message: `This part must not import ${parts.join(", ")}.`,
});
const forbid = (files, ...patterns) => ({
  files,
  rules: { "no-restricted-imports": ["error", { patterns }] },
});

const features = readdirSync(new URL("src/features", import.meta.url));

export default ts.config(
  { ignores: ["dist", "src/generated"] },
  js.configs.recommended,
  ...ts.configs.strict,
  ...vue.configs["flat/recommended"],
  {
    languageOptions: { globals: globals.browser, parserOptions: { parser: ts.parser } },
    rules: {
      "max-lines": ["error", { max: 320 }],
      "max-lines-per-function": ["error", { max: 60 }],
      "vue/block-lang": ["error", { script: { lang: "ts" } }],
      "vue/component-api-style": ["error", ["script-setup"]],
      "vue/multi-word-component-names": "off",
      "vue/require-default-prop": "off",
      "vue/no-v-html": "error",
      eqeqeq: "error",
    },
  },
  { files: ["**/*.test.ts", "e2e/**"], rules: { "max-lines-per-function": "off" } },
  { files: ["e2e/**", "dev/**", "*.config.*"], languageOptions: { globals: globals.node } },
  forbid(["src/platform/**"], above("shared", "features", "app")),
  forbid(["src/shared/**", "src/text/**"], DESKTOP, above("features", "app")),
  forbid(["src/app/**"], DESKTOP),
  ...features.map((feature) =>
    forbid([`src/features/${feature}/**`], DESKTOP, above("app"), {
      regex: `(^|/)features/(?!${feature}(/|$))|^\\.\\./\\.\\./(?!shared|platform|generated|text)|^\\.\\./(?!\\.\\.)(?:${features.filter((other) => other !== feature).join("|") || "-"})(/|$)`,
      message: "A feature does not import another feature; screens that join them live in app/.",
    }),
  ),
  prettier,
);
