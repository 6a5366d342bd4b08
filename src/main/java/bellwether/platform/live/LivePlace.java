package bellwether.platform.live;

/// One of the places for streams, of which there are so many for all and for each owner.
public interface LivePlace extends AutoCloseable {
    /// Opens a stream at this place.
    LiveConnection open(LiveRequest request, LiveSink sink);

    /// Gives the place back; ends nothing.
    @Override
    void close();
}
