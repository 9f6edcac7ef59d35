package io.forbear.standalone.part;

import io.forbear.embedded.HttpProbe;
import io.forbear.embedded.Jvm;
import io.forbear.embedded.OwnFile;
import io.forbear.embedded.Program;
import io.forbear.embedded.Size;
import io.forbear.standalone.data.DataDirectory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** One of the services or the console, started from what Maven built in its folder. */
record ServiceProgram(Path home, DataDirectory data, Instance instance, int port, Size size) {

    /**
     * @param more settings that only this one has
     */
    Program prepare(ServiceSettings settings, Map<String, String> more) {
        var name = instance.title();
        var command = new ArrayList<>(Jvm.command(size.heapMegabytes(), size));
        var classPath = BuiltModule.classPath(target(), part().title());
        var shared = Jvm.sharedClasses(target(), part().title(), classPath);
        command.addAll(instance.number() == 1 ? shared : Jvm.reading(shared));
        command.addAll(List.of("-cp", classPath, mainClass()));
        command.add("--spring.config.additional-location=file:" + write(settings, more));
        return new Program(
                name,
                command,
                data.root(),
                data.log(name),
                _ -> HttpProbe.answersOk(port, "/actuator/health/readiness"),
                "TERM");
    }

    private Part part() {
        return instance.part();
    }

    private Path target() {
        return home.resolve(part().title()).resolve("target");
    }

    private String mainClass() {
        var name = part().shortTitle();
        var capitalised = Character.toUpperCase(name.charAt(0)) + name.substring(1);
        return "io.forbear.%s.%s%sApplication"
                .formatted(name, capitalised, part().isService() ? "Service" : "");
    }

    /** Passwords go into a file that only we may read, for everybody can read a command line. */
    private Path write(ServiceSettings settings, Map<String, String> more) {
        var file = data.run().resolve(instance.title() + ".properties");
        var properties = new Properties();
        properties.putAll(settings.properties());
        properties.putAll(more);
        OwnFile.write(
                file,
                out ->
                        properties.store(
                                out, "what " + instance.title() + " is told of this machine"));
        return file;
    }
}
