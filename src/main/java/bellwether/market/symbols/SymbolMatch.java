package bellwether.market.symbols;

import bellwether.platform.base.NameFit;
import org.jspecify.annotations.Nullable;

/// A symbol whose name fits a text.
///
/// @param title its name; its ticker where it has none
/// @param detail what is said of it beside; null for nothing
/// @param fit of its ticker, its name, or the former ticker that fits best
public record SymbolMatch(String ticker, String title, @Nullable String detail, NameFit fit) {}
