package bellwether.technical.statistics.golden;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The last common returns of the tickers of the panel.
record CorrelationInput(List<String> tickers, List<String> dates, List<double[]> returns) {
    private static final int LAST = 252;

    static CorrelationInput of(GoldenFolder folder) {
        List<String> tickers = new ArrayList<>();
        for (JsonNode ticker : folder.setting("panel")) {
            tickers.add(ticker.asText());
        }
        GoldenTable bars = folder.prices(folder.setting("panel_file").asText());
        GoldenTable complete = bars.without(bars.header());
        Map<String, Map<String, Double>> closes = new TreeMap<>();
        List<String> names = complete.texts("name");
        List<String> dates = complete.texts("date");
        double[] close = complete.column("close");
        for (int i = 0; i < close.length; i++) {
            if (tickers.contains(names.get(i))) {
                closes.computeIfAbsent(dates.get(i), _ -> new HashMap<>())
                        .put(names.get(i), close[i]);
            }
        }
        closes.values().removeIf(date -> date.size() < tickers.size());
        return of(tickers, new TreeMap<>(closes));
    }

    private static CorrelationInput of(
            List<String> tickers, TreeMap<String, Map<String, Double>> closes) {
        List<String> dates = List.copyOf(closes.keySet());
        int from = Math.max(1, dates.size() - LAST);
        List<double[]> returns = new ArrayList<>();
        for (String ticker : tickers) {
            double[] series =
                    closes.values().stream().mapToDouble(date -> price(date, ticker)).toArray();
            double[] all = GoldenPrices.returns(series);
            returns.add(java.util.Arrays.copyOfRange(all, from - 1, all.length));
        }
        return new CorrelationInput(tickers, dates.subList(from, dates.size()), returns);
    }

    private static double price(Map<String, Double> date, String ticker) {
        Double price = date.get(ticker);
        if (price == null) {
            throw new UnreadableGolden("no close of " + ticker);
        }
        return price;
    }
}
