package io.forbear.bench.service;

import io.forbear.embedded.Database;
import io.forbear.embedded.EmbeddedInfrastructure;
import io.forbear.embedded.LocalIdentityProvider;
import io.forbear.vault.KeyFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A service in a process of its own, with the class path it is delivered with. */
public final class ServiceProcess implements AutoCloseable {
    private static final long END_SECONDS = 30;

    private final String name;
    private final Process process;

    private ServiceProcess(String name, Process process) {
        this.name = name;
        this.process = process;
    }

    /**
     * Starts a service; it is not ready yet.
     *
     * @param service which
     * @param directory where it writes its log
     * @param settings further ones, as {@code --name=value}
     */
    public static ServiceProcess start(
            Service service,
            EmbeddedInfrastructure infrastructure,
            Database database,
            Path directory,
            List<String> settings) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(
                List.of(
                        "-Xmx512m",
                        "-XX:+UseSerialGC",
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-Dorg.apache.avro.SERIALIZABLE_PACKAGES=io.forbear.events"));
        command.addAll(moreOptions(service));
        command.addAll(List.of("-cp", classPath(service), service.mainClass()));
        command.addAll(surroundings(infrastructure, database, directory));
        command.addAll(settings);
        try {
            var log = directory.resolve(service.module() + ".log").toFile();
            var process =
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(Redirect.to(log))
                            .start();
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
            return new ServiceProcess(service.module(), process);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start " + service.module(), e);
        }
    }

    private static List<String> surroundings(
            EmbeddedInfrastructure infrastructure, Database database, Path directory) {
        var identities = LocalIdentityProvider.in(directory.resolve("keys"));
        var keysets = directory.resolve("keysets");
        KeyFiles.in(keysets).create();
        return List.of(
                "--server.port=0",
                "--forbear.vault.keys=" + keysets,
                "--spring.kafka.bootstrap-servers=" + infrastructure.bootstrapServers(),
                "--forbear.registry.url=" + infrastructure.registryUrl(),
                "--spring.r2dbc.url=" + database.r2dbcUrl(),
                "--spring.r2dbc.username=" + database.user(),
                "--spring.r2dbc.password=" + database.password(),
                "--spring.flyway.url=" + database.jdbcUrl(),
                "--spring.flyway.user=" + database.user(),
                "--spring.flyway.password=" + database.password(),
                "--spring.security.oauth2.resourceserver.jwt.public-key-location="
                        + identities.publicKeyFile().toUri());
    }

    /** For profilers: {@code -Dforbear.bench.<module>} adds options, separated by blanks. */
    private static List<String> moreOptions(Service service) {
        return Arrays.stream(System.getProperty("forbear.bench." + service.module(), "").split(" "))
                .filter(option -> !option.isEmpty())
                .toList();
    }

    private static String classPath(Service service) {
        var target = Path.of(System.getProperty("forbear.home", ""), service.module(), "target");
        try (var files = Files.list(target)) {
            var jar =
                    files.filter(file -> file.toString().endsWith("-SNAPSHOT.jar"))
                            .findFirst()
                            .orElseThrow();
            return jar + ":" + Files.readString(target.resolve("classpath.txt")).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(service.module() + " is not built: " + target, e);
        }
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /**
     * Ends the measurement if the service has ended.
     *
     * @throws IllegalStateException if so
     */
    public void requireAlive() {
        if (!isAlive()) {
            throw new IllegalStateException(name + " has ended; its log tells why");
        }
    }

    /** Processor time since the start, in seconds. */
    public double cpuSeconds() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO).toMillis() / 1000.0;
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
