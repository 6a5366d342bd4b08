package bellwether.research.evidence.signal;

/// The dates of a scope cut into blocks of two and a half years, each of which is shifted by
/// itself. A last one of under half that length belongs to the one before.
///
/// One shift of the whole calendar knows no more than as many calendars as there are dates, so that
/// of hundreds of tests none alone could ever show anything.
///
/// Shifts that bring events just before where they were are left out: there are the moves that the
/// signals are made of, not what followed. Without that, signals that come after a rise or a fall
/// look better than they are.
///
/// @param dates how many there are
record ShiftBlocks(int dates) {
    static final int LENGTH = 630;

    /// How far back a signal looks, as far as shifts are left out: a quarter.
    static final int BEHIND = 63;

    int count() {
        return Math.max(1, (dates + LENGTH / 2) / LENGTH);
    }

    int of(int date) {
        return Math.min(date / LENGTH, count() - 1);
    }

    /// The first date of a block.
    int from(int block) {
        return block * LENGTH;
    }

    /// Behind its last one.
    int to(int block) {
        return block == count() - 1 ? dates : (block + 1) * LENGTH;
    }

    /// How many shifts there are: none, and forward ones, around to those that are left out.
    int shifts(int block, int horizon) {
        return Math.max(1, size(block) - BEHIND - horizon);
    }

    int size(int block) {
        return to(block) - from(block);
    }
}
