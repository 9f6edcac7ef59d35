package io.forbear.standalone.part;

import io.forbear.standalone.data.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What Maven built of a module that is run as a program of its own. */
final class BuiltModule {
    private BuiltModule() {}

    /**
     * Its jar and all that it needs.
     *
     * @throws Refusal if it is not built
     */
    static String classPath(Path target, String module) {
        var dependencies = target.resolve("classpath.txt");
        try (var files = Files.newDirectoryStream(target, module + "-*.jar")) {
            for (var jar : files) {
                return jar + ":" + Files.readString(dependencies).strip();
            }
        } catch (IOException _) {
            // not there: the same as no jar
        }
        throw new Refusal("%s is not built: mvn package builds it".formatted(module));
    }
}
