package bellwether.technical.ta.candle;

import java.util.Map;
import java.util.stream.Collectors;

/// What each candlestick pattern is held to mean, in plain language, by TA-Lib's names.
final class CandleMeanings {
    private static final Map<String, String> ALL =
            """
            CDL2CROWS           Two black bars after a gap up, the second closing inside the first body: the rise may be over.
            CDL3BLACKCROWS      Three long falls in a row, each closing near its low: sellers are in charge.
            CDL3INSIDE          A small body inside a long one, then a close that confirms the turn: up or down.
            CDL3LINESTRIKE      Three bars one way and a fourth that takes them all back: read as a pause before the first direction resumes.
            CDL3OUTSIDE         An engulfing bar confirmed by the next close: a turn, up or down.
            CDL3STARSINSOUTH    Three falls, each smaller and higher-lowed than the last: selling dries up.
            CDL3WHITESOLDIERS   Three solid rises in a row, each closing near its high: buyers are in charge.
            CDLABANDONEDBABY    A doji cut off by gaps on both sides, then a strong bar back: a rare, sharp turn.
            CDLADVANCEBLOCK     Three rises with ever smaller bodies or longer upper shadows: the rise tires.
            CDLBELTHOLD         A long bar that opens at its extreme and runs the other way: it may start a turn.
            CDLBREAKAWAY        A gap and two more bars one way, then a long bar back into the gap: a turn.
            CDLCLOSINGMARUBOZU  A long bar that closes at its extreme: its side held to the end.
            CDLCONCEALBABYSWALL Four black bars, the last swallowing the third whole: sellers may be spent.
            CDLCOUNTERATTACK    Two long bars of opposite colours that close at the same price: the move was fought to a draw.
            CDLDARKCLOUDCOVER   Opens above the last high and closes deep in the last body: the rise may be over.
            CDLDOJI             Open and close are nearly equal: indecision.
            CDLDOJISTAR         A doji beyond a gap after a long bar: the move hesitates.
            CDLDRAGONFLYDOJI    A doji with only a lower shadow: sellers were pushed back.
            CDLENGULFING        A body that swallows the previous one of the other colour: a turn towards its own colour.
            CDLEVENINGDOJISTAR  A rise, a doji above it, and a fall deep into the rise: a top.
            CDLEVENINGSTAR      A rise, a small body above it, and a fall deep into the rise: a top.
            CDLGAPSIDESIDEWHITE Two like white bars side by side beyond a gap: the move continues.
            CDLGRAVESTONEDOJI   A doji with only an upper shadow: buyers were pushed back.
            CDLHAMMER           A small body on a long lower shadow near the last low: buyers stepped in.
            CDLHANGINGMAN       A hammer's shape near the last high: the first heavy selling of a rise.
            CDLHARAMI           A small body inside the long one before it: the move loses force.
            CDLHARAMICROSS      A doji inside the long body before it: the move loses force at once.
            CDLHIGHWAVE         A small body between two very long shadows: great indecision.
            CDLHIKKAKE          A breakout from an inside bar that turns back: 200 when the turn is confirmed within three bars.
            CDLHIKKAKEMOD       A hikkake whose inside bar closed at the wrong end first: 200 when confirmed within three bars.
            CDLHOMINGPIGEON     A small black body inside a long black one: selling slows.
            CDLIDENTICAL3CROWS  Three falls, each opening where the last one closed: sellers are in charge.
            CDLINNECK           After a long fall a rise that only reaches the last close: the fall continues.
            CDLINVERTEDHAMMER   A small body under a long upper shadow below the last body: buyers try.
            CDLKICKING          Two shadowless bars of opposite colours with a gap between: a violent change of mind.
            CDLKICKINGBYLENGTH  A kicking whose direction is that of the longer bar.
            CDLLADDERBOTTOM     Falls in steps, one with an upper shadow, then a strong rise: a bottom.
            CDLLONGLEGGEDDOJI   A doji with a long shadow: strong indecision.
            CDLLONGLINE         A long body with short shadows: a clear win for its colour.
            CDLMARUBOZU         A long body without shadows: one side dominated the whole bar.
            CDLMATCHINGLOW      Two black bars that close at the same price: support.
            CDLMATHOLD          A long rise, a gap, a shallow rest, and a new high: the rise continues.
            CDLMORNINGDOJISTAR  A fall, a doji below it, and a rise deep into the fall: a bottom.
            CDLMORNINGSTAR      A fall, a small body below it, and a rise deep into the fall: a bottom.
            CDLONNECK           After a long fall a rise that only reaches the last low: the fall continues.
            CDLPIERCING         Opens below the last low and closes above the middle of the last body: a bottom.
            CDLRICKSHAWMAN      A doji in the middle of two long shadows: strong indecision.
            CDLRISEFALL3METHODS A long bar, three small ones against it inside its range, and a new extreme: the move continues.
            CDLSEPARATINGLINES  A long bar that opens where the last one of the other colour opened: the earlier move resumes.
            CDLSHOOTINGSTAR     A small body under a long upper shadow, beyond a gap up: buyers failed.
            CDLSHORTLINE        A short body with short shadows: a quiet bar of its colour.
            CDLSPINNINGTOP      A small body with longer shadows on both sides: indecision.
            CDLSTALLEDPATTERN   Two long rises and a small one riding on them: the rise tires.
            CDLSTICKSANDWICH    A white bar between two black ones that close at the same price: support.
            CDLTAKURI           A dragonfly doji with a very long lower shadow: sellers were thrown back.
            CDLTASUKIGAP        A gap that the next bar of the other colour does not close: the move continues.
            CDLTHRUSTING        After a long fall a rise that stays below the middle of the last body: the fall continues.
            CDLTRISTAR          Three dojis, the middle one beyond a gap: a turn.
            CDLUNIQUE3RIVER     A long fall, a new low that is bought back, and a small rise: a bottom.
            CDLUPSIDEGAP2CROWS  Two black bars above a gap that stays open: the rise may be over.
            CDLXSIDEGAP3METHODS Two bars of one colour with a gap, and a third that closes the gap: read as a rest before the move resumes.
            """
                    .lines()
                    .map(line -> line.split(" +", 2))
                    .collect(Collectors.toUnmodifiableMap(words -> words[0], words -> words[1]));

    private CandleMeanings() {}

    static String of(String taLibName) {
        String meaning = ALL.get(taLibName);
        if (meaning == null) {
            throw new IllegalStateException("no meaning is written down for " + taLibName);
        }
        return meaning;
    }
}
