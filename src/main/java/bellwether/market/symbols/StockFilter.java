package bellwether.market.symbols;

import java.util.List;
import java.util.Optional;

/// Which symbols a list is to show.
///
/// @param search in lower case, part of a name, the present ticker or a former one
/// @param sector in lower case, the whole of it
/// @param exchanges the names of the one exchange; none for any
public record StockFilter(String search, Optional<String> sector, List<String> exchanges) {}
