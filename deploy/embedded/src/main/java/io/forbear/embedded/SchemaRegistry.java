package io.forbear.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * One Apicurio Registry.
 *
 * @param port where clients connect
 * @param data where its configuration lies
 * @param log where its output goes
 * @param database where it keeps the schemas; in memory only if absent
 * @param tls null: it speaks HTTP without
 */
public record SchemaRegistry(
        int port, Path data, Path log, @Nullable Database database, @Nullable ServerTls tls) {
    private static final int HEAP_MEGABYTES = 160;

    /** One without TLS. */
    public SchemaRegistry(int port, Path data, Path log, @Nullable Database database) {
        this(port, data, log, database, null);
    }

    /** The address without a path: {@code /apis/registry/v3} is its own API. */
    public String url() {
        return (tls == null ? "http" : "https") + "://127.0.0.1:" + port;
    }

    /** Unpacks the registry unless that was done before; returns what to start. */
    public Program prepare() {
        var locations = Locations.ofThisBuild();
        var cache = Cache.ofThisUser();
        var name = "registry-" + locations.registryVersion();
        var home =
                cache.unpacked(
                        name,
                        () ->
                                new GZIPInputStream(
                                        Files.newInputStream(locations.registryArchive())));
        writeConfiguration();
        var command = new ArrayList<>(Jvm.command(HEAP_MEGABYTES));
        var classPath = classPath(home);
        command.addAll(cache.sharedClasses(name, classPath));
        command.addAll(
                List.of(
                        "--add-opens=java.base/java.lang=ALL-UNNAMED",
                        "-cp",
                        classPath,
                        "io.quarkus.runner.GeneratedMain"));
        return new Program(
                "registry",
                command,
                data,
                log,
                tls == null
                        ? _ -> HttpProbe.answersOk(port, "/apis/ccompat/v7/subjects")
                        : output -> output.get().contains("Listening on: https://"),
                "TERM");
    }

    /**
     * Everything on one class path, in the order in which the registry's own starter would look. By
     * its own class loader fewer classes can be shared: a start takes half as long again.
     */
    private static String classPath(Path home) {
        var quarkus = home.resolve("quarkus");
        var jars = new ArrayList<Path>();
        jars.add(quarkus.resolve("transformed-bytecode.jar"));
        jars.add(quarkus.resolve("generated-bytecode.jar"));
        for (var folder : List.of("app", "lib/boot", "lib/main")) {
            try (var files = Files.list(home.resolve(folder))) {
                files.sorted().forEach(jars::add);
            } catch (IOException e) {
                throw new UncheckedIOException("cannot look into " + home, e);
            }
        }
        return jars.stream().map(Path::toString).collect(Collectors.joining(":"));
    }

    /** It reads {@code config/application.properties} of the directory it runs in. */
    private void writeConfiguration() {
        var file = data.resolve("config/application.properties");
        try {
            Files.createDirectories(file.getParent());
            Files.deleteIfExists(file);
            Files.createFile(
                    file,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, configuration(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    private String configuration() {
        var lines =
                new ArrayList<>(
                        List.of(
                                "quarkus.http.host=127.0.0.1",
                                "quarkus.http.access-log.enabled=false",
                                "quarkus.log.category.\"io.apicurio\".level=WARN",
                                // cannot be switched off in a built registry: any free port
                                "quarkus.management.host=127.0.0.1",
                                "quarkus.management.port=0",
                                "apicurio.datasource.jdbc.initial-size=1",
                                "apicurio.datasource.jdbc.min-size=1",
                                "apicurio.datasource.jdbc.max-size=8"));
        if (tls == null) {
            lines.add("quarkus.http.port=" + port);
        } else {
            lines.addAll(
                    List.of(
                            "quarkus.http.ssl-port=" + port,
                            "quarkus.http.insecure-requests=disabled",
                            "quarkus.http.ssl.certificate.files=" + tls.certificate().chain(),
                            "quarkus.http.ssl.certificate.key-files=" + tls.certificate().key()));
        }
        if (database != null) {
            lines.addAll(
                    List.of(
                            "apicurio.storage.kind=sql",
                            "apicurio.storage.sql.kind=postgresql",
                            "apicurio.datasource.url=" + database.jdbcUrl(),
                            "apicurio.datasource.username=" + database.user(),
                            "apicurio.datasource.password=" + database.password()));
        }
        return String.join("\n", lines) + "\n";
    }
}
