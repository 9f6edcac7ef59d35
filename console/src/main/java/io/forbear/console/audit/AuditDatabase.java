package io.forbear.console.audit;

import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.stereotype.Component;

/**
 * Prepares the audit's table beside the start of the console, again and again until the database is
 * there: the console shows what it can without it.
 */
@Component
class AuditDatabase implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(AuditDatabase.class);
    private static final Duration PAUSE = Duration.ofSeconds(3);

    private final Settings settings;
    private volatile boolean prepared;
    private volatile boolean running;
    private @Nullable Thread work;

    /** The database, named as the services name theirs. */
    @ConfigurationProperties("spring.flyway")
    record Settings(
            String url, @DefaultValue("console") String user, @DefaultValue("") String password) {}

    AuditDatabase(Settings settings) {
        this.settings = settings;
    }

    /** Whether the table is there. */
    boolean isPrepared() {
        return prepared;
    }

    /** Whether the failure says that the database does not answer, and not that it refused. */
    static boolean isAway(Throwable failure) {
        return switch (failure) {
            case DataAccessResourceFailureException _, TransientDataAccessException _ -> true;
            case TimeoutException _, IllegalStateException _ -> true;
            default -> false;
        };
    }

    @Override
    public void start() {
        running = true;
        work = Thread.ofVirtual().name("audit-database").start(this::prepare);
    }

    private void prepare() {
        while (running && !prepared) {
            try {
                migrate();
                prepared = true;
            } catch (FlywayException away) {
                LOG.warn("the audit's database is not there: {}", away.getMessage());
                pause();
            }
        }
    }

    private void migrate() {
        Flyway.configure()
                .dataSource(settings.url(), settings.user(), settings.password())
                .locations("classpath:db/migration")
                .load()
                .migrate();
    }

    private void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            running = false;
        }
    }

    @Override
    public void stop() {
        running = false;
        if (work != null) {
            work.interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
