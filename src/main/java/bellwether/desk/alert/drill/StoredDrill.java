package bellwether.desk.alert.drill;

import com.fasterxml.jackson.databind.JsonNode;

/// What a drill found on a symbol, as it is answered.
public record StoredDrill(String ticker, JsonNode result) {}
