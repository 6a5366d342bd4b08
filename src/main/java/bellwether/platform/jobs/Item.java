package bellwether.platform.jobs;

/// One item of a job, claimed by this process.
///
/// @param seq its place in the job, from 0
/// @param key what to work on
/// @param attempt 1 at the first try
/// @param lease proof of the claim; never given out twice
public record Item(long id, int seq, String key, int attempt, long lease) {}
