// Groups that are closed until they are asked for: the paths of older clients, which have newer ones.
const CLOSED = ["legacy"];

const closedGroups = {
  statePlugins: {
    layout: {
      wrapSelectors: {
        isShown: (isShown) => (state, path, byDefault) =>
          isShown(path, path?.[0] === "operations-tag" && CLOSED.includes(path[1]) ? false : byDefault),
      },
    },
  },
};

// A key that is typed in stays in this page's memory and goes when the page does.
SwaggerUIBundle({
  url: "/openapi.json",
  dom_id: "#api",
  deepLinking: true,
  displayRequestDuration: true,
  docExpansion: "list",
  defaultModelsExpandDepth: 0,
  filter: true,
  persistAuthorization: false,
  plugins: [closedGroups],
  queryConfigEnabled: false,
  tryItOutEnabled: true,
  validatorUrl: null,
});
