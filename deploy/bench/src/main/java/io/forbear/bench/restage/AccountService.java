package io.forbear.bench.restage;

import io.forbear.embedded.Database;
import io.forbear.embedded.EmbeddedInfrastructure;
import io.forbear.embedded.LocalIdentityProvider;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The service as it is, in a process of its own, with the class path it is delivered with. */
final class AccountService implements AutoCloseable {
    private static final String MAIN = "io.forbear.account.AccountServiceApplication";
    private static final long END_SECONDS = 30;

    private final Process process;

    private AccountService(Process process) {
        this.process = process;
    }

    static AccountService start(
            EmbeddedInfrastructure infrastructure, Database database, Path directory) {
        var identities = LocalIdentityProvider.in(directory.resolve("keys"));
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(
                List.of(
                        "-Xmx512m",
                        "-XX:+UseSerialGC",
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-cp",
                        classPath(),
                        MAIN,
                        "--server.port=0",
                        "--spring.kafka.bootstrap-servers=" + infrastructure.bootstrapServers(),
                        "--forbear.registry.url=" + infrastructure.registryUrl(),
                        "--spring.r2dbc.url=" + database.r2dbcUrl(),
                        "--spring.r2dbc.username=" + database.user(),
                        "--spring.r2dbc.password=" + database.password(),
                        "--spring.flyway.url=" + database.jdbcUrl(),
                        "--spring.flyway.user=" + database.user(),
                        "--spring.flyway.password=" + database.password(),
                        "--spring.security.oauth2.resourceserver.jwt.public-key-location="
                                + identities.publicKeyFile().toUri()));
        try {
            var log = directory.resolve("account-service.log").toFile();
            return new AccountService(
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(Redirect.to(log))
                            .start());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start account-service", e);
        }
    }

    private static String classPath() {
        var target = Path.of(System.getProperty("forbear.home", ""), "account-service", "target");
        try (var files = Files.list(target)) {
            var jar =
                    files.filter(file -> file.toString().endsWith("-SNAPSHOT.jar"))
                            .findFirst()
                            .orElseThrow();
            return jar + ":" + Files.readString(target.resolve("classpath.txt")).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("account-service is not built: " + target, e);
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
