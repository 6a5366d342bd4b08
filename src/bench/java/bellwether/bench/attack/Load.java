package bellwether.bench.attack;

/// What an attack sends. It ends by itself when the target's time is over.
@FunctionalInterface
interface Load {
    Result run(Target target) throws Exception;

    /// What came of it.
    ///
    /// @param faulty whether an answer was one that must not be
    record Result(String words, boolean faulty) {
        static Result of(String words) {
            return new Result(words, false);
        }
    }
}
