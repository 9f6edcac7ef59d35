package io.forbear.plan.document;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;

/** Reads the approved wordings. */
@Configuration(proxyBeanMethods = false)
class DocumentConfiguration {
    @Bean
    Wordings wordings(@Value("${forbear.plan.wording}") Resource list) throws IOException {
        return WordingFile.read(list.getInputStream(), name -> open(list, name));
    }

    private static InputStream open(Resource list, String name) {
        try {
            return list.createRelative(name).getInputStream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
