package io.forbear.service.text;

import static org.springframework.http.HttpStatus.BAD_REQUEST;

import io.forbear.service.problem.ProblemWriter;
import io.forbear.service.time.CarriedDate;
import io.forbear.service.time.CarriedInstant;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.http.codec.CodecCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;
import org.springframework.http.codec.json.JacksonJsonDecoder;
import org.springframework.web.server.WebFilter;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/**
 * Refuses control characters in bodies and parameters, and instants and dates in bodies that no
 * part can carry; what is stored is read as it is.
 */
@AutoConfiguration
public class TextConfiguration {
    /** A mapper that refuses the same in bodies that are read piece by piece. */
    public static JsonMapper forBodies(JsonMapper json) {
        var readable =
                new SimpleModule()
                        .addDeserializer(String.class, new PrintableText())
                        .addDeserializer(Instant.class, new CarriedInstant())
                        .addDeserializer(LocalDate.class, new CarriedDate());
        return json.rebuild().addModule(readable).build();
    }

    /** After Spring's own customizer, which sets the decoder that this one replaces. */
    @Bean
    @Order(1)
    CodecCustomizer printableBodies(JsonMapper json) {
        var mapper = forBodies(json);
        return codecs -> codecs.defaultCodecs().jacksonJsonDecoder(new JacksonJsonDecoder(mapper));
    }

    @Bean
    WebFilter printableParameters(ProblemWriter problems) {
        return (exchange, chain) ->
                exchange.getRequest().getQueryParams().entrySet().stream()
                        .filter(parameter -> !isPrintable(parameter))
                        .findFirst()
                        .map(parameter -> problems.write(exchange, BAD_REQUEST, wrong(parameter)))
                        .orElseGet(() -> chain.filter(exchange));
    }

    private static boolean isPrintable(Map.Entry<String, List<String>> parameter) {
        return parameter.getValue().stream()
                .allMatch(value -> value == null || PrintableText.isPrintable(value));
    }

    private static String wrong(Map.Entry<String, List<String>> parameter) {
        return parameter.getKey() + ": " + PrintableText.EXPECTED;
    }
}
