package io.forbear.kubernetes;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.properties.HasAnnotations;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.StreamsConfig;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.ConfigurationProperties;
import tools.jackson.databind.json.JsonMapper;

/**
 * The settings a service knows: those of Spring Boot by its metadata, ours by the classes that are
 * bound to them and the places they are read at, Kafka's by its own definitions.
 *
 * @param names of single settings, as Spring writes them
 * @param maps names below which any key may stand
 */
record KnownSettings(Set<String> names, Set<String> maps) {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([a-z0-9.-]+)[:}]");

    /** What they are built with that has settings. */
    private static final List<String> EVERYBODY = List.of("service", "clock");

    private static final List<String> SERVICES = List.of("messaging", "vault");

    private static final Map<String, Set<String>> KEYS =
            Map.of(
                    "spring.kafka.properties",
                    Stream.of(
                                    ProducerConfig.configNames(),
                                    ConsumerConfig.configNames(),
                                    AdminClientConfig.configNames())
                            .flatMap(Set::stream)
                            .collect(Collectors.toSet()),
                    "spring.kafka.streams.properties",
                    Stream.of(StreamsConfig.configDef().names(), ConsumerConfig.configNames())
                            .flatMap(Set::stream)
                            .collect(Collectors.toSet()));

    private static final Map<String, KnownSettings> READ = new ConcurrentHashMap<>();

    static KnownSettings of(String service) {
        return READ.computeIfAbsent(service, KnownSettings::read);
    }

    private static KnownSettings read(String service) {
        var names = new TreeSet<String>();
        var maps = new TreeSet<String>();
        addSpring(names, maps);
        var modules = new ArrayList<>(EVERYBODY);
        modules.add(service);
        if (!service.equals("console")) {
            modules.addAll(SERVICES);
        }
        var folders =
                modules.stream()
                        .map(module -> Chart.ROOT.resolve(module).resolve("target/classes"))
                        .toList();
        for (var type : classes(folders)) {
            addPlaceholders(type, names);
            addBound(type, names, maps);
        }
        return new KnownSettings(names, maps);
    }

    private static Collection<JavaClass> classes(List<Path> folders) {
        for (var folder : folders) {
            if (!folder.toFile().isDirectory()) {
                throw new IllegalStateException(folder + " is not there: build it first");
            }
        }
        return new ClassFileImporter().importPaths(folders);
    }

    private static void addSpring(Set<String> names, Set<String> maps) {
        try {
            var loader = KnownSettings.class.getClassLoader();
            for (var file :
                    List.of(
                            "spring-configuration-metadata.json",
                            "additional-spring-configuration-metadata.json")) {
                for (var url : Collections.list(loader.getResources("META-INF/" + file))) {
                    try (var in = url.openStream()) {
                        for (var one : JsonMapper.shared().readTree(in).path("properties")) {
                            var isMap = one.path("type").asString("").startsWith("java.util.Map");
                            (isMap ? maps : names).add(one.path("name").asString());
                        }
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void addPlaceholders(JavaClass type, Set<String> names) {
        var places =
                Stream.<HasAnnotations<?>>concat(
                        type.getFields().stream(),
                        type.getCodeUnits().stream()
                                .map(JavaCodeUnit::getParameters)
                                .flatMap(List::stream));
        places.filter(place -> place.isAnnotatedWith(Value.class))
                .map(place -> place.getAnnotationOfType(Value.class).value())
                .flatMap(text -> PLACEHOLDER.matcher(text).results())
                .forEach(found -> names.add(found.group(1)));
    }

    /** Classes that carry the prefix, and methods that make such a bean. */
    private static void addBound(JavaClass type, Set<String> names, Set<String> maps) {
        type.tryGetAnnotationOfType(ConfigurationProperties.class)
                .ifPresent(bound -> addFields(bound.value(), type, names, maps, new HashSet<>()));
        for (var method : type.getMethods()) {
            method.tryGetAnnotationOfType(ConfigurationProperties.class)
                    .ifPresent(
                            bound ->
                                    addFields(
                                            bound.value(),
                                            method.getRawReturnType(),
                                            names,
                                            maps,
                                            new HashSet<>()));
        }
    }

    private static void addFields(
            String prefix,
            JavaClass type,
            Set<String> names,
            Set<String> maps,
            Set<JavaClass> seen) {
        if (!seen.add(type)) {
            return;
        }
        for (var field : type.getFields()) {
            var name = prefix + "." + dashed(field.getName());
            var raw = field.getRawType();
            if (raw.isAssignableTo(Map.class)) {
                maps.add(name);
            } else if (raw.getPackageName().startsWith("io.forbear") && !raw.isEnum()) {
                addFields(name, raw, names, maps, seen);
            } else {
                names.add(name);
            }
        }
    }

    private static String dashed(String name) {
        return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    /** Whether a variable of the environment sets something, by Spring's rules for their names. */
    boolean knowsVariable(String variable) {
        return names.stream().anyMatch(name -> isVariable(variable, name))
                || maps.stream().anyMatch(map -> isKeyOf(map, variable));
    }

    /** Whether a property, as a file names it, sets something. */
    boolean knowsProperty(String property) {
        return names.contains(property)
                || maps.stream()
                        .filter(map -> property.startsWith(map + "."))
                        .anyMatch(map -> isKey(map, property.substring(map.length() + 1)));
    }

    private static boolean isVariable(String variable, String name) {
        return variable.equals(variable(name, "")) || variable.equals(variable(name, "_"));
    }

    private static boolean isKeyOf(String map, String variable) {
        return Stream.of(variable(map, ""), variable(map, "_"))
                .filter(prefix -> variable.startsWith(prefix + "_"))
                .map(prefix -> variable.substring(prefix.length() + 1))
                .anyMatch(key -> isKey(map, key.toLowerCase(Locale.ROOT).replace('_', '.')));
    }

    private static boolean isKey(String map, String key) {
        var keys = KEYS.get(map);
        return keys == null || keys.contains(key);
    }

    private static String variable(String name, String dash) {
        return name.replace(".", "_").replace("-", dash).toUpperCase(Locale.ROOT);
    }
}
