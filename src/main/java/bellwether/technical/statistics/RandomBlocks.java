package bellwether.technical.statistics;

/// Blocks of random length and start, of one seed.
final class RandomBlocks implements BlockDraws {
    private final SplitMix64 random;
    private final int size;
    private final double jump;

    /// Over a series of this size.
    RandomBlocks(SplitMix64 random, int size, double meanBlock) {
        this.random = random;
        this.size = size;
        this.jump = 1 / meanBlock;
    }

    @Override
    public boolean jumps(int step) {
        return random.nextDouble() < jump;
    }

    @Override
    public int start(int step) {
        return random.nextInt(size);
    }
}
