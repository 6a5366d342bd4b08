package bellwether.research.backtest.doubt;

import bellwether.market.bars.Bars;
import bellwether.platform.base.Sha256;
import bellwether.trading.execution.TapeAction;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;

/// SHA-256 of what a run read of one symbol: every bar, and what happened to its shares.
public final class BarsDigest {
    private BarsDigest() {}

    /// Of the bars and the actions, in hexadecimal; any change of any of them changes it.
    public static String of(Bars bars, List<TapeAction> actions) {
        ByteBuffer bytes = ByteBuffer.allocate(Math.multiplyExact(bars.size(), 6 * Long.BYTES));
        for (int bar = 0; bar < bars.size(); bar++) {
            bytes.putLong(bars.time()[bar])
                    .putDouble(bars.open()[bar])
                    .putDouble(bars.high()[bar])
                    .putDouble(bars.low()[bar])
                    .putDouble(bars.close()[bar])
                    .putLong(Double.doubleToLongBits(bars.volume()[bar]));
        }
        StringBuilder text = new StringBuilder();
        actions.forEach(action -> text.append(line(action)).append('\n'));
        return HexFormat.of()
                .formatHex(
                        Sha256.of(bytes.array(), text.toString().getBytes(StandardCharsets.UTF_8)));
    }

    private static String line(TapeAction action) {
        return switch (action) {
            case TapeAction.Split split ->
                    "split %s %s %s"
                            .formatted(
                                    split.exDate(),
                                    Plain.number(split.after()),
                                    Plain.number(split.before()));
            case TapeAction.Dividend dividend ->
                    "dividend %s %s".formatted(dividend.exDate(), Plain.number(dividend.amount()));
            case TapeAction.MissedShares missed ->
                    "missed shares %s %s".formatted(missed.exDate(), Plain.number(missed.price()));
            case TapeAction.Delisting delisting ->
                    "delisting " + Plain.number(delisting.returnPercent());
        };
    }
}
