package bellwether.market.symbols;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;

/// A name that a symbol had before.
///
/// @param until the first day of the name that came next
record FormerName(String ticker, @JsonProperty("renamed_on") LocalDate until) {}
