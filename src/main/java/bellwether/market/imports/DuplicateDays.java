package bellwether.market.imports;

import bellwether.market.imports.format.ImportLimits;

/// Which days of which symbols a file has brought already, or minutes: a bit each, in stretches of
/// 64, so that a file of any length is checked for duplicates in little memory. A table of longs
/// without objects: a stretch is 21 to 43 bytes, whether it holds one day or all.
final class DuplicateDays {
    private static final int FIRST_SLOTS = 1 << 6;

    /// The symbol and the number of the stretch, plus one, so that 0 is an empty slot.
    private long[] keys = new long[FIRST_SLOTS];

    private long[] bits = new long[FIRST_SLOTS];
    private int size;

    /// Notes a day; false when it was noted before.
    boolean add(int symbol, int day) {
        long key = 1 + ((long) symbol << 32 | Integer.toUnsignedLong(day >> 6));
        int slot = slot(key);
        if (keys[slot] == 0) {
            slot = place(key);
        }
        long bit = 1L << day;
        boolean fresh = (bits[slot] & bit) == 0;
        bits[slot] |= bit;
        return fresh;
    }

    private int place(long key) {
        if (size >= ImportLimits.MOST_STRETCHES) {
            throw ImportLimits.tooSpreadOut();
        }
        if (4 * (size + 1L) > 3L * keys.length) {
            grow();
        }
        int slot = slot(key);
        keys[slot] = key;
        size++;
        return slot;
    }

    /// Where the key is, or belongs.
    private int slot(long key) {
        int mask = keys.length - 1;
        long mixed = key * 0x9e3779b97f4a7c15L;
        int slot = (int) (mixed >>> 32 ^ mixed) & mask;
        while (keys[slot] != 0 && keys[slot] != key) {
            slot = slot + 1 & mask;
        }
        return slot;
    }

    private void grow() {
        long[] oldKeys = keys;
        long[] oldBits = bits;
        keys = new long[2 * oldKeys.length];
        bits = new long[2 * oldBits.length];
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldKeys[i] != 0) {
                int slot = slot(oldKeys[i]);
                keys[slot] = oldKeys[i];
                bits[slot] = oldBits[i];
            }
        }
    }
}
