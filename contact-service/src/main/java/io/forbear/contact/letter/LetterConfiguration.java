package io.forbear.contact.letter;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;

/** Reads the bank's letterheads; a file that cannot be meant keeps the service down. */
@Configuration(proxyBeanMethods = false)
class LetterConfiguration {
    @Bean
    Letterheads letterheads(
            @Value("${forbear.contact.letterheads}") Resource file,
            @Value("classpath:letters/letter.zh.html") Resource chinese,
            @Value("classpath:letters/letter.en.html") Resource english) {
        return LetterheadFile.read(
                file.getDescription(),
                text(file),
                Map.of("zh", text(chinese), "en", text(english)),
                name -> image(file, name));
    }

    private static String text(Resource file) {
        try {
            return file.getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Images lie beside the file that names them. */
    private static byte @Nullable [] image(Resource file, String name) {
        try {
            var image = file.createRelative(name);
            return image.exists() ? image.getContentAsByteArray() : null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
