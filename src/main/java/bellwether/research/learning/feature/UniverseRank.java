package bellwether.research.learning.feature;

/// The features by which the symbols of a date are ranked.
enum UniverseRank {
    RETURN_5("return_5", "rank_return_5", StepScale.RETURNS),
    RETURN_21("return_21", "rank_return_21", StepScale.RETURNS),
    RETURN_126("return_126", "rank_return_126", StepScale.RETURNS),
    DEVIATION_21("deviation_21", "rank_deviation_21", StepScale.SIZES),
    DOLLAR_VOLUME("dollar_volume", "rank_dollar_volume", StepScale.LOGARITHMS);

    final int from;
    final int to;

    @SuppressWarnings("ImmutableEnumChecker") // its records hold numbers alone
    final StepScale scale;

    UniverseRank(String from, String to, StepScale scale) {
        this.from = FeatureCatalogue.column(from);
        this.to = FeatureCatalogue.column(to);
        this.scale = scale;
    }
}
