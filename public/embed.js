// A replay in any page: <script src="…/embed.js"></script> <safelife-replay src="LINK"></safelife-replay>
// It is lived again in a frame of its own, from the folder that this script comes from. A plain script, because
// browsers load modules from other hosts only where those allow it.
(() => {
  const script = /** @type {HTMLScriptElement} */ (document.currentScript);
  const view = new URL("embed.html", script.src);

  class SafeLifeReplay extends HTMLElement {
    static observedAttributes = ["src", "title"];
    frame = document.createElement("iframe");

    constructor() {
      super();
      const style = document.createElement("style");
      style.textContent = `
        :host { display: block; max-width: 480px; height: 640px; }
        :host([hidden]) { display: none; }
        iframe { display: block; width: 100%; height: 100%; border: 0; }`;
      this.frame.loading = "lazy";
      this.attachShadow({ mode: "open" }).append(style, this.frame);
    }

    connectedCallback() {
      this.show();
    }

    attributeChangedCallback() {
      if (this.isConnected) this.show();
    }

    /** Of a link only what comes after its # counts: the frame shows our view and no other page. */
    show() {
      const link = this.getAttribute("src") ?? "";
      const address = new URL(view);
      address.hash = link.slice(link.indexOf("#") + 1);
      this.frame.title = this.title || "SafeLife replay";
      if (this.frame.src !== address.href) this.frame.src = address.href;
    }
  }

  if (!customElements.get("safelife-replay")) customElements.define("safelife-replay", SafeLifeReplay);
})();
