package bellwether.desk.alert.drill;

import com.fasterxml.jackson.databind.JsonNode;

/// A bar on which a drilled rule fires, as it is answered.
///
/// @param place among those of its symbol that are kept, from 1
public record DrillFireRow(long place, JsonNode fire) {}
