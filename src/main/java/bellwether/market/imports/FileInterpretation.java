package bellwether.market.imports;

import bellwether.market.imports.format.ReadRow;
import java.util.List;
import java.util.Map;

/// How a file was understood.
///
/// @param separator of its cells in a word; `json` when its rows are objects
/// @param columns our name of a column to the file's
/// @param unused the names of the columns that nothing was taken from
/// @param dates their form, with an example
/// @param decimals `point` or `comma`
/// @param priceDivisor what the prices were divided by
/// @param order of the rows by time: `oldest first`, `newest first` or `mixed`
/// @param tickers the first of them
/// @param firstRows the first rows taken, as they were read
/// @param lastRows the last ones
public record FileInterpretation(
        String separator,
        boolean header,
        Map<String, String> columns,
        List<String> unused,
        String dates,
        String decimals,
        int priceDivisor,
        String order,
        List<String> tickers,
        List<ReadRow> firstRows,
        List<ReadRow> lastRows) {}
