package bellwether.platform.http.server;

import java.time.InstantSource;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.util.component.AbstractLifeCycle;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.eclipse.jetty.util.thread.Scheduler;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes a renewed certificate without a restart. Of a pair that cannot be used, which may be only
/// half written yet, it keeps the old one and says so once.
final class TlsReload extends AbstractLifeCycle {
    private static final Logger LOG = LoggerFactory.getLogger(TlsReload.class);
    private static final long SECONDS = 30;

    private final TlsSettings files;
    private final InstantSource clock;
    private final SslContextFactory.Server context;
    private final Scheduler scheduler;
    private byte[] seen;
    private String complaint = "";
    private Scheduler.@Nullable Task next;

    TlsReload(
            TlsSettings files,
            InstantSource clock,
            SslContextFactory.Server context,
            Scheduler scheduler) {
        this.files = files;
        this.clock = clock;
        this.context = context;
        this.scheduler = scheduler;
        this.seen = files.fingerprint();
    }

    @Override
    protected synchronized void doStart() {
        next = scheduler.schedule(this::round, SECONDS, TimeUnit.SECONDS);
    }

    @Override
    protected synchronized void doStop() {
        if (next != null) {
            next.cancel();
        }
    }

    private void round() {
        look();
        synchronized (this) {
            if (isRunning()) {
                next = scheduler.schedule(this::round, SECONDS, TimeUnit.SECONDS);
            }
        }
    }

    /// Looks at the files now; whether new ones were taken.
    synchronized boolean look() {
        try {
            byte[] now = files.fingerprint();
            if (Arrays.equals(now, seen)) {
                return false;
            }
            TlsSettings.Identity identity = files.load(clock);
            context.reload(factory -> factory.setKeyStore(identity.store()));
            seen = now;
            complaint = "";
            LOG.info("Loaded the renewed certificate, valid until {}", identity.until());
            return true;
        } catch (Exception e) {
            String words = String.valueOf(e.getMessage());
            if (!words.equals(complaint)) {
                complaint = words;
                LOG.warn("The current certificate is kept: {}", words);
            }
            return false;
        }
    }
}
