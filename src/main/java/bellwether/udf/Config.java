package bellwether.udf;

import java.util.List;

/// What this datafeed can do. Weeks and months are built by the chart from days.
record Config(
        boolean supportsSearch,
        boolean supportsGroupRequest,
        boolean supportsMarks,
        boolean supportsTimescaleMarks,
        boolean supportsTime,
        List<Choice> exchanges,
        List<Type> symbolsTypes,
        List<String> supportedResolutions) {

    record Choice(String value, String name, String desc) {}

    record Type(String name, String value) {}

    /// What is asked for; what the chart makes of it comes after.
    static final String DAY = "1D";

    static final List<String> RESOLUTIONS = List.of(DAY, "1W", "1M");

    static final Config OURS =
            new Config(
                    true,
                    false,
                    false,
                    false,
                    true,
                    List.of(new Choice("", "All", "All exchanges")),
                    List.of(
                            new Type("All", ""),
                            new Type("Stock", "stock"),
                            new Type("Index", "index"),
                            new Type("Crypto", "crypto"),
                            new Type("Forex", "forex")),
                    RESOLUTIONS);
}
