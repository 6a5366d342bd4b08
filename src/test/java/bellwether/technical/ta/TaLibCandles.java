package bellwether.technical.ta;

import com.tictactec.ta.lib.Core;
import com.tictactec.ta.lib.MInteger;

/// TA-Lib's 61 patterns one after the other, as a benchmark calls them.
public final class TaLibCandles {
    private static final Core CORE = new Core();

    private TaLibCandles() {}

    public static Runnable of(Series s) {
        int end = s.size() - 1;
        int[] out = new int[s.size()];
        MInteger b = new MInteger();
        MInteger n = new MInteger();
        return () -> {
            CORE.cdl2Crows(0, end, s.open(), s.high(), s.low(), s.close(), b, n, out);
            CORE.cdl3BlackCrows(0, end, s.open(), s.high(), s.low(), s.close(), b, n, out);
            CORE.cdl3Inside(0, end, s.open(), s.high(), s.low(), s.close(), b, n, out);
            CORE.cdl3LineStrike(0, end, s.open(), s.high(), s.low(), s.close(), b, n, out);
            CORE.cdl3Outside(0, end, s.open(), s.high(), s.low(), s.close(), b, n, out);
            CORE.cdl3StarsInSouth(0, end, s.open(), s.high(), s.low(), s.close(), b, n, out);
            CORE.cdl3WhiteSoldiers(0, end, s.open(), s.high(), s.low(), s.close(), b, n, out);
            CORE.cdlAbandonedBaby(0, end, s.open(), s.high(), s.low(), s.close(), 0.3, b, n, out);
            CORE.cdlAdvanceBlock(0, end, s.open(), s.high(), s.low(), s.close(), b, n, out);
            CORE.cdlBeltHold(0, end, s.open(), s.high(), s.low(), s.close(), b, n, out);
            CORE.cdlBreakaway(0, end, s.open(), s.high(), s.low(), s.close(), b, n, out);
            CORE.cdlClosingMarubozu(0, end, s.open(), s.high(), s.low(), s.close(), b, n, out);
            CORE.cdlConcealBabysWall(0, end, s.open(), s.high(), s.low(), s.close(), b, n, out);
            CORE.cdlCounterAttack(0, end, s.open(), s.high(), s.low(), s.close(), b, n, out);
            CORE.cdlDarkCloudCover(0, end, s.open(), s.high(), s.low(), s.close(), 0.5, b, n, out);
            CORE.cdlDoji(0, end, s.open(), s.high(), s.low(), s.close(), b, n, out);
            CORE.cdlDojiStar(0, end, s.open(), s.high(), s.low(), s.close(), b, n, out);
            CORE.cdlDragonflyDoji(0, end, s.open(), s.high(), s.low(), s.close(), b, n, out);
            CORE.cdlEngulfing(0, end, s.open(), s.high(), s.low(), s.close(), b, n, out);
            CORE.cdlEveningDojiStar(0, end, s.open(), s.high(), s.low(), s.close(), 0.3, b, n, out);
            CORE.cdlEveningStar(0, end, s.open(), s.high(), s.low(), s.close(), 0.3, b, n, out);
            CORE.cdlGapSideSideWhite(0, end, s.open(), s.high(), s.low(), s.close(), b, n, out);
            CORE.cdlGravestoneDoji(0, end, s.open(), s.high(), s.low(), s.close(), b, n, out);
            CORE.cdlHammer(0, end, s.open(), s.high(), s.low(), s.close(), b, n, out);
            CORE.cdlHangingMan(0, end, s.open(), s.high(), s.low(), s.close(), b, n, out);
            CORE.cdlHarami(0, end, s.open(), s.high(), s.low(), s.close(), b, n, out);
            CORE.cdlHaramiCross(0, end, s.open(), s.high(), s.low(), s.close(), b, n, out);
            CORE.cdlHignWave(0, end, s.open(), s.high(), s.low(), s.close(), b, n, out);
            CORE.cdlHikkake(0, end, s.open(), s.high(), s.low(), s.close(), b, n, out);
            CORE.cdlHikkakeMod(0, end, s.open(), s.high(), s.low(), s.close(), b, n, out);
            CORE.cdlHomingPigeon(0, end, s.open(), s.high(), s.low(), s.close(), b, n, out);
            CORE.cdlIdentical3Crows(0, end, s.open(), s.high(), s.low(), s.close(), b, n, out);
            CORE.cdlInNeck(0, end, s.open(), s.high(), s.low(), s.close(), b, n, out);
            CORE.cdlInvertedHammer(0, end, s.open(), s.high(), s.low(), s.close(), b, n, out);
            CORE.cdlKicking(0, end, s.open(), s.high(), s.low(), s.close(), b, n, out);
            CORE.cdlKickingByLength(0, end, s.open(), s.high(), s.low(), s.close(), b, n, out);
            CORE.cdlLadderBottom(0, end, s.open(), s.high(), s.low(), s.close(), b, n, out);
            CORE.cdlLongLeggedDoji(0, end, s.open(), s.high(), s.low(), s.close(), b, n, out);
            CORE.cdlLongLine(0, end, s.open(), s.high(), s.low(), s.close(), b, n, out);
            CORE.cdlMarubozu(0, end, s.open(), s.high(), s.low(), s.close(), b, n, out);
            CORE.cdlMatchingLow(0, end, s.open(), s.high(), s.low(), s.close(), b, n, out);
            CORE.cdlMatHold(0, end, s.open(), s.high(), s.low(), s.close(), 0.5, b, n, out);
            CORE.cdlMorningDojiStar(0, end, s.open(), s.high(), s.low(), s.close(), 0.3, b, n, out);
            CORE.cdlMorningStar(0, end, s.open(), s.high(), s.low(), s.close(), 0.3, b, n, out);
            CORE.cdlOnNeck(0, end, s.open(), s.high(), s.low(), s.close(), b, n, out);
            CORE.cdlPiercing(0, end, s.open(), s.high(), s.low(), s.close(), b, n, out);
            CORE.cdlRickshawMan(0, end, s.open(), s.high(), s.low(), s.close(), b, n, out);
            CORE.cdlRiseFall3Methods(0, end, s.open(), s.high(), s.low(), s.close(), b, n, out);
            CORE.cdlSeperatingLines(0, end, s.open(), s.high(), s.low(), s.close(), b, n, out);
            CORE.cdlShootingStar(0, end, s.open(), s.high(), s.low(), s.close(), b, n, out);
            CORE.cdlShortLine(0, end, s.open(), s.high(), s.low(), s.close(), b, n, out);
            CORE.cdlSpinningTop(0, end, s.open(), s.high(), s.low(), s.close(), b, n, out);
            CORE.cdlStalledPattern(0, end, s.open(), s.high(), s.low(), s.close(), b, n, out);
            CORE.cdlStickSandwhich(0, end, s.open(), s.high(), s.low(), s.close(), b, n, out);
            CORE.cdlTakuri(0, end, s.open(), s.high(), s.low(), s.close(), b, n, out);
            CORE.cdlTasukiGap(0, end, s.open(), s.high(), s.low(), s.close(), b, n, out);
            CORE.cdlThrusting(0, end, s.open(), s.high(), s.low(), s.close(), b, n, out);
            CORE.cdlTristar(0, end, s.open(), s.high(), s.low(), s.close(), b, n, out);
            CORE.cdlUnique3River(0, end, s.open(), s.high(), s.low(), s.close(), b, n, out);
            CORE.cdlUpsideGap2Crows(0, end, s.open(), s.high(), s.low(), s.close(), b, n, out);
            CORE.cdlXSideGap3Methods(0, end, s.open(), s.high(), s.low(), s.close(), b, n, out);
        };
    }
}
