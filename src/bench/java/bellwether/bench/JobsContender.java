package bellwether.bench;

/// A job engine in the benchmark.
interface JobsContender {
    String name();

    /// Seconds from the start of its workers until all of `items` waiting ones are done, each with
    /// a stored result of 200 bytes.
    double drain(int items) throws Exception;
}
