package io.forbear.testing;

import static java.util.Comparator.comparingLong;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;

/** How long the methods of all modules are, those of the tests included. */
class MethodLengthTest {
    private static final int LIMIT = 60;
    private static final int SHOWN = 10;
    private static final Path ROOT = Path.of("" + System.getProperty("forbear.root"));
    private static final Pattern MODULE = Pattern.compile("<module>(.+)</module>");

    /**
     * A method where it stands.
     *
     * @param lines from its annotations to its closing brace
     */
    private record Method(Path file, String name, long lines) {
        @Override
        public String toString() {
            return "%d lines: %s in %s".formatted(lines, name, ROOT.relativize(file));
        }
    }

    @Test
    void findsNoMethodOverSixtyLinesInAnyModule() throws IOException {
        var methods = new ArrayList<Method>();
        for (var module : modules()) {
            var ofModule = methods(sources(module));
            assertThat(ofModule).as(module).isNotEmpty();
            methods.addAll(ofModule);
        }
        System.out.println(
                methods.stream()
                        .sorted(comparingLong(Method::lines).reversed())
                        .limit(SHOWN)
                        .map(Method::toString)
                        .collect(joining("\n", "the longest methods:\n", "")));
        assertThat(methods).filteredOn(method -> method.lines() > LIMIT).isEmpty();
    }

    private static List<String> modules() throws IOException {
        return MODULE.matcher(Files.readString(ROOT.resolve("pom.xml")))
                .results()
                .map(found -> found.group(1))
                .filter(module -> Files.isDirectory(ROOT.resolve(module).resolve("src")))
                .toList();
    }

    private static List<Path> sources(String module) throws IOException {
        try (var files = Files.walk(ROOT.resolve(module).resolve("src"))) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        }
    }

    private static List<Method> methods(List<Path> sources) throws IOException {
        var compiler = ToolProvider.getSystemJavaCompiler();
        var methods = new ArrayList<Method>();
        try (var files = compiler.getStandardFileManager(null, null, null)) {
            var units = files.getJavaFileObjectsFromPaths(sources);
            var task = (JavacTask) compiler.getTask(null, files, null, null, null, units);
            var positions = Trees.instance(task).getSourcePositions();
            for (var unit : task.parse()) {
                methods.addAll(methods(unit, positions));
            }
        }
        return methods;
    }

    private static List<Method> methods(CompilationUnitTree unit, SourcePositions positions) {
        var file = Path.of(unit.getSourceFile().toUri());
        var lines = unit.getLineMap();
        var methods = new ArrayList<Method>();
        new TreeScanner<Void, List<Method>>() {
            @Override
            public Void visitMethod(MethodTree method, List<Method> found) {
                long first = lines.getLineNumber(positions.getStartPosition(unit, method));
                long last = lines.getLineNumber(positions.getEndPosition(unit, method));
                found.add(new Method(file, method.getName().toString(), last - first + 1));
                return super.visitMethod(method, found);
            }
        }.scan(unit, methods);
        return methods;
    }
}
