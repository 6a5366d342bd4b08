package bellwether.ta;

/// TA-Lib's 61 candlestick patterns. Found by [Candles] with TA-Lib 0.4's rules, its candle
/// settings and its penetrations.
///
/// On a bar a pattern answers 100 or more when it speaks for rising prices, −100 or less for
/// falling ones, 0 when it is not there, and [Candles#CANNOT_TELL] before `firstBar` or on a hole.
/// What a pattern is held to mean is tradition, not evidence.
public enum CandlePattern {
    TWO_CROWS(
            "CDL2CROWS",
            3,
            12,
            "Two black bars after a gap up, the second closing inside the first body: the rise may be over."),
    THREE_BLACK_CROWS(
            "CDL3BLACKCROWS",
            4,
            13,
            "Three long falls in a row, each closing near its low: sellers are in charge."),
    THREE_INSIDE(
            "CDL3INSIDE",
            3,
            12,
            "A small body inside a long one, then a close that confirms the turn: up or down."),
    THREE_LINE_STRIKE(
            "CDL3LINESTRIKE",
            4,
            8,
            "Three bars one way and a fourth that takes them all back: read as a pause before the first direction resumes."),
    THREE_OUTSIDE(
            "CDL3OUTSIDE",
            3,
            3,
            "An engulfing bar confirmed by the next close: a turn, up or down."),
    THREE_STARS_IN_SOUTH(
            "CDL3STARSINSOUTH",
            3,
            12,
            "Three falls, each smaller and higher-lowed than the last: selling dries up."),
    THREE_WHITE_SOLDIERS(
            "CDL3WHITESOLDIERS",
            3,
            12,
            "Three solid rises in a row, each closing near its high: buyers are in charge."),
    ABANDONED_BABY(
            "CDLABANDONEDBABY",
            3,
            12,
            "A doji cut off by gaps on both sides, then a strong bar back: a rare, sharp turn."),
    ADVANCE_BLOCK(
            "CDLADVANCEBLOCK",
            3,
            12,
            "Three rises with ever smaller bodies or longer upper shadows: the rise tires."),
    BELT_HOLD(
            "CDLBELTHOLD",
            1,
            10,
            "A long bar that opens at its extreme and runs the other way: it may start a turn."),
    BREAKAWAY(
            "CDLBREAKAWAY",
            5,
            14,
            "A gap and two more bars one way, then a long bar back into the gap: a turn."),
    CLOSING_MARUBOZU(
            "CDLCLOSINGMARUBOZU",
            1,
            10,
            "A long bar that closes at its extreme: its side held to the end."),
    CONCEAL_BABY_SWALLOW(
            "CDLCONCEALBABYSWALL",
            4,
            13,
            "Four black bars, the last swallowing the third whole: sellers may be spent."),
    COUNTERATTACK(
            "CDLCOUNTERATTACK",
            2,
            11,
            "Two long bars of opposite colours that close at the same price: the move was fought to a draw."),
    DARK_CLOUD_COVER(
            "CDLDARKCLOUDCOVER",
            2,
            11,
            "Opens above the last high and closes deep in the last body: the rise may be over."),
    DOJI("CDLDOJI", 1, 10, "Open and close are nearly equal: nobody won."),
    DOJI_STAR("CDLDOJISTAR", 2, 11, "A doji beyond a gap after a long bar: the move hesitates."),
    DRAGONFLY_DOJI(
            "CDLDRAGONFLYDOJI",
            1,
            10,
            "A doji with only a lower shadow: sellers were pushed back."),
    ENGULFING(
            "CDLENGULFING",
            2,
            2,
            "A body that swallows the previous one of the other colour: a turn towards its own colour."),
    EVENING_DOJI_STAR(
            "CDLEVENINGDOJISTAR",
            3,
            12,
            "A rise, a doji above it, and a fall deep into the rise: a top."),
    EVENING_STAR(
            "CDLEVENINGSTAR",
            3,
            12,
            "A rise, a small body above it, and a fall deep into the rise: a top."),
    GAP_SIDE_SIDE_WHITE(
            "CDLGAPSIDESIDEWHITE",
            3,
            7,
            "Two like white bars side by side beyond a gap: the move goes on."),
    GRAVESTONE_DOJI(
            "CDLGRAVESTONEDOJI",
            1,
            10,
            "A doji with only an upper shadow: buyers were pushed back."),
    HAMMER(
            "CDLHAMMER",
            2,
            11,
            "A small body on a long lower shadow near the last low: buyers stepped in."),
    HANGING_MAN(
            "CDLHANGINGMAN",
            2,
            11,
            "A hammer's shape near the last high: the first heavy selling of a rise."),
    HARAMI("CDLHARAMI", 2, 11, "A small body inside the long one before it: the move loses force."),
    HARAMI_CROSS(
            "CDLHARAMICROSS",
            2,
            11,
            "A doji inside the long body before it: the move loses force at once."),
    HIGH_WAVE(
            "CDLHIGHWAVE", 1, 10, "A small body between two very long shadows: great indecision."),
    HIKKAKE(
            "CDLHIKKAKE",
            3,
            5,
            "A breakout from an inside bar that turns back: 200 when the turn is confirmed within three bars."),
    HIKKAKE_MODIFIED(
            "CDLHIKKAKEMOD",
            4,
            10,
            "A hikkake whose inside bar closed at the wrong end first: 200 when confirmed within three bars."),
    HOMING_PIGEON(
            "CDLHOMINGPIGEON", 2, 11, "A small black body inside a long black one: selling slows."),
    IDENTICAL_THREE_CROWS(
            "CDLIDENTICAL3CROWS",
            3,
            12,
            "Three falls, each opening where the last one closed: sellers are in charge."),
    IN_NECK(
            "CDLINNECK",
            2,
            11,
            "After a long fall a rise that only reaches the last close: the fall goes on."),
    INVERTED_HAMMER(
            "CDLINVERTEDHAMMER",
            2,
            11,
            "A small body under a long upper shadow below the last body: buyers try."),
    KICKING(
            "CDLKICKING",
            2,
            11,
            "Two shadowless bars of opposite colours with a gap between: a violent change of mind."),
    KICKING_BY_LENGTH(
            "CDLKICKINGBYLENGTH", 2, 11, "A kicking whose direction is that of the longer bar."),
    LADDER_BOTTOM(
            "CDLLADDERBOTTOM",
            5,
            14,
            "Falls in steps, one with an upper shadow, then a strong rise: a bottom."),
    LONG_LEGGED_DOJI(
            "CDLLONGLEGGEDDOJI", 1, 10, "A doji with a long shadow: a wide fight that nobody won."),
    LONG_LINE("CDLLONGLINE", 1, 10, "A long body with short shadows: a clear win for its colour."),
    MARUBOZU("CDLMARUBOZU", 1, 10, "A long body without shadows: one side ruled the whole bar."),
    MATCHING_LOW("CDLMATCHINGLOW", 2, 6, "Two black bars that close at the same price: support."),
    MAT_HOLD(
            "CDLMATHOLD",
            5,
            14,
            "A long rise, a gap, a shallow rest, and a new high: the rise goes on."),
    MORNING_DOJI_STAR(
            "CDLMORNINGDOJISTAR",
            3,
            12,
            "A fall, a doji below it, and a rise deep into the fall: a bottom."),
    MORNING_STAR(
            "CDLMORNINGSTAR",
            3,
            12,
            "A fall, a small body below it, and a rise deep into the fall: a bottom."),
    ON_NECK(
            "CDLONNECK",
            2,
            11,
            "After a long fall a rise that only reaches the last low: the fall goes on."),
    PIERCING(
            "CDLPIERCING",
            2,
            11,
            "Opens below the last low and closes above the middle of the last body: a bottom."),
    RICKSHAW_MAN(
            "CDLRICKSHAWMAN",
            1,
            10,
            "A doji in the middle of two long shadows: nobody won a wide fight."),
    RISE_FALL_THREE_METHODS(
            "CDLRISEFALL3METHODS",
            5,
            14,
            "A long bar, three small ones against it inside its range, and a new extreme: the move goes on."),
    SEPARATING_LINES(
            "CDLSEPARATINGLINES",
            2,
            11,
            "A long bar that opens where the last one of the other colour opened: the earlier move resumes."),
    SHOOTING_STAR(
            "CDLSHOOTINGSTAR",
            2,
            11,
            "A small body under a long upper shadow, beyond a gap up: buyers failed."),
    SHORT_LINE(
            "CDLSHORTLINE", 1, 10, "A short body with short shadows: a quiet bar of its colour."),
    SPINNING_TOP(
            "CDLSPINNINGTOP", 1, 10, "A small body with longer shadows on both sides: indecision."),
    STALLED(
            "CDLSTALLEDPATTERN",
            3,
            12,
            "Two long rises and a small one riding on them: the rise tires."),
    STICK_SANDWICH(
            "CDLSTICKSANDWICH",
            3,
            7,
            "A white bar between two black ones that close at the same price: support."),
    TAKURI(
            "CDLTAKURI",
            1,
            10,
            "A dragonfly doji with a very long lower shadow: sellers were thrown back."),
    TASUKI_GAP(
            "CDLTASUKIGAP",
            3,
            7,
            "A gap that the next bar of the other colour does not close: the move goes on."),
    THRUSTING(
            "CDLTHRUSTING",
            2,
            11,
            "After a long fall a rise that stays below the middle of the last body: the fall goes on."),
    TRISTAR("CDLTRISTAR", 3, 12, "Three dojis, the middle one beyond a gap: a turn."),
    UNIQUE_THREE_RIVER(
            "CDLUNIQUE3RIVER",
            3,
            12,
            "A long fall, a new low that is bought back, and a small rise: a bottom."),
    UPSIDE_GAP_TWO_CROWS(
            "CDLUPSIDEGAP2CROWS",
            3,
            12,
            "Two black bars above a gap that stays open: the rise may be over."),
    X_SIDE_GAP_THREE_METHODS(
            "CDLXSIDEGAP3METHODS",
            3,
            2,
            "Two bars of one colour with a gap, and a third that closes the gap: read as a rest before the move resumes.");

    private final String taLibName;
    private final int bars;
    private final int firstBar;
    private final String meaning;

    CandlePattern(String taLibName, int bars, int firstBar, String meaning) {
        this.taLibName = taLibName;
        this.bars = bars;
        this.firstBar = firstBar;
        this.meaning = meaning;
    }

    public String taLibName() {
        return taLibName;
    }

    /// How many bars the picture shows.
    public int bars() {
        return bars;
    }

    /// The index of the first bar on which it can be told.
    public int firstBar() {
        return firstBar;
    }

    public String meaning() {
        return meaning;
    }

    /// Its row in what [Candles] fills.
    @SuppressWarnings("EnumOrdinal")
    public int row() {
        return ordinal();
    }
}
