// How the screens are built: plain files for `ui/dist`, which the window and `lianyan serve` both carry.
import vue from "@vitejs/plugin-vue";
import { defineConfig } from "vitest/config";

export default defineConfig({
  plugins: [vue()],
  // Relative addresses: the same build is read from the window's own scheme and from loopback.
  base: "./",
  build: {
    outDir: "dist",
    emptyOutDir: true,
    // UOS and Kylin browsers are several years behind; WebView2 and WebKitGTK are newer than this.
    target: ["chrome99", "safari15.4"],
    // Inlined pictures would be data: addresses in CSS; nothing here is worth it.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  test: {
    environment: "happy-dom",
    include: ["src/**/*.test.ts"],
  },
});
