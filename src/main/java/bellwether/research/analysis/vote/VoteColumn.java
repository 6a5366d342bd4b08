package bellwether.research.analysis.vote;

import java.util.Arrays;

/// The votes of one voter, bar by bar. The columns are reused from symbol to symbol.
public final class VoteColumn {
    private static final byte NOT_CAST = Byte.MIN_VALUE;

    private final Voter voter;
    private final Ballot ballot = new Ballot();
    private byte[] sides = {};
    private double[] confidences = {};

    public VoteColumn(Voter voter) {
        this.voter = voter;
    }

    /// Asks the voter once for each bar from `from` to before `to`; on all others none is cast.
    public void read(IndicatorPanel panel, int from, int to) {
        int size = panel.series().size();
        if (sides.length < size) {
            sides = new byte[size];
            confidences = new double[size];
        }
        Arrays.fill(sides, NOT_CAST);
        Arrays.fill(confidences, 0);
        for (int bar = from; bar < to; bar++) {
            voter.judge(panel, bar, ballot);
            if (ballot.isCast()) {
                sides[bar] = (byte) ballot.side();
                confidences[bar] = ballot.confidence();
            }
        }
    }

    /// Whether the vote counts; else the voter abstains, for want of data or always.
    public boolean isCast(int bar) {
        return sides[bar] != NOT_CAST;
    }

    /// −1 down, 0 neutral or not cast, +1 up.
    public int side(int bar) {
        return isCast(bar) ? sides[bar] : 0;
    }

    /// 0 to 1; 0 where no vote is cast.
    public double confidence(int bar) {
        return confidences[bar];
    }
}
