package bellwether.frontend.mcp;

import bellwether.market.symbols.Stock;
import bellwether.market.symbols.SymbolDirectory;
import bellwether.platform.base.Actor;
import bellwether.platform.http.Cursor;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/// `search_symbols`.
final class SymbolSearchTool implements AssistantTool {
    private static final int MOST = 1_000;

    private static final ToolTerms TERMS =
            new ToolTerms(
                    "search_symbols",
                    "Search symbols",
                    "Symbols stored by this service whose ticker or name contains a text, in the"
                            + " order of their tickers, with exchange, currency, how many daily bars"
                            + " are stored and from which day to which. synthetic: true means that the"
                            + " prices are invented. Only the first 1,000 are counted and listed; more:"
                            + " true means that there are others, which a longer query finds.",
                    ToolSchema.required(
                                    "query",
                                    "Part of a ticker or name, in any case, such as \"tcs\" or"
                                            + " \"bank\".")
                            .paged(),
                    "Call search_symbols with part of a ticker or name as query.");

    private final SymbolDirectory symbols;

    SymbolSearchTool(SymbolDirectory symbols) {
        this.symbols = symbols;
    }

    @Override
    public ToolTerms terms() {
        return TERMS;
    }

    @Override
    public ToolAnswer answer(Actor actor, ToolArguments arguments) {
        String query = arguments.text("query").orElseThrow().toLowerCase(Locale.ROOT);
        String list = "symbols of " + query;
        String after = arguments.cursor(list, 1).map(cursor -> cursor.part(0)).orElse("");
        List<Stock> found = symbols.search(query, MOST + 1);
        List<Stock> all = found.subList(0, Math.min(MOST, found.size()));
        LocalDate newest =
                all.stream()
                        .map(stock -> stock.stored().last())
                        .filter(Objects::nonNull)
                        .max(Comparator.naturalOrder())
                        .orElse(null);
        return ToolAnswer.of("symbols stored by this service", all.size(), newest)
                .with("more", found.size() > MOST)
                .page(
                        arguments.limit(),
                        all.stream().filter(stock -> stock.ticker().compareTo(after) > 0).toList(),
                        stock -> stock,
                        last -> Cursor.of(list, last.ticker()));
    }
}
