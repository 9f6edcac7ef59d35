package io.forbear.packs.vectors;

import io.forbear.rules.RuleBook;
import io.forbear.rules.RulePack;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Plays vector files against rule packs. */
public final class VectorRunner {
    private final List<RulePack> packs;
    private final VectorReader reader = new VectorReader();

    public VectorRunner(List<RulePack> packs) {
        this.packs = packs;
    }

    /**
     * How a vector went.
     *
     * @param id the vector's id, or the file's name when it cannot be read
     * @param failure what is wrong; empty when nothing is
     */
    public record Result(String id, String failure) {
        public boolean passed() {
            return failure.isEmpty();
        }

        @Override
        public String toString() {
            return passed() ? "PASS " + id : "FAIL " + id + ": " + failure;
        }
    }

    /**
     * The vector files among some paths: files as named, folders searched at any depth.
     *
     * @throws IOException if a path cannot be read
     */
    public static List<Path> filesIn(List<Path> paths) throws IOException {
        var files = new ArrayList<Path>();
        for (var path : paths) {
            if (Files.isDirectory(path)) {
                try (Stream<Path> found = Files.walk(path)) {
                    found.filter(VectorRunner::isVector).sorted().forEach(files::add);
                }
            } else {
                files.add(path);
            }
        }
        return files;
    }

    private static boolean isVector(Path file) {
        var name = file.getFileName().toString();
        return Files.isRegularFile(file) && name.endsWith(".json") && !name.equals("schema.json");
    }

    /** Plays one file. */
    public Result run(Path file) {
        var name = String.valueOf(file.getFileName()).replaceFirst("\\.json$", "");
        try {
            return play(reader.read(Files.readString(file)));
        } catch (InvalidVectorException invalid) {
            return new Result(name, "expected a valid vector but " + invalid.getMessage());
        } catch (IOException unreadable) {
            return new Result(name, "expected a readable file but " + told(unreadable));
        } catch (RuntimeException broken) {
            // one vector that the rules cannot cope with must not hide how the others went
            return new Result(name, "expected an answer of the rules but they broke: " + broken);
        }
    }

    private static String told(IOException unreadable) {
        return switch (unreadable) {
            case NoSuchFileException _ -> "there is none";
            case AccessDeniedException _ -> "it may not be read";
            case CharacterCodingException _ -> "it is not in UTF-8";
            default -> unreadable.toString();
        };
    }

    private Result play(Vector vector) {
        var book =
                RuleBook.of(packs.stream().filter(p -> vector.packs().contains(p.id())).toList());
        var story = new Story(book, vector);
        var differences = new ArrayList<String>();
        for (var event : vector.events()) {
            story.arrive(event);
            var after = vector.expectedAfter().get(event.id());
            if (after != null) {
                Comparison.differences(after, story).stream()
                        .map(difference -> "after " + event.id() + " " + difference)
                        .forEach(differences::add);
            }
        }
        differences.addAll(Comparison.differences(vector.expected(), story));
        return new Result(vector.id(), String.join("; ", differences));
    }
}
