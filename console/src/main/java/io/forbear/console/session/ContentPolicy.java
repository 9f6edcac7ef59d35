package io.forbear.console.session;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * What the page may load, run and look like: only what comes from here. The one script in the page
 * itself, the import map, is known by its digest, which is computed from the page that is served.
 */
@Component
class ContentPolicy {
    private static final String PAGE = "static/index.html";
    private static final Pattern INLINE_SCRIPT =
            Pattern.compile("<script(?![^>]*\\ssrc=)[^>]*>(.*?)</script>", Pattern.DOTALL);

    private final String directives;

    ContentPolicy() {
        directives = directives(page());
    }

    String directives() {
        return directives;
    }

    /** The directives for a page. */
    static String directives(String page) {
        var digests =
                INLINE_SCRIPT
                        .matcher(page)
                        .results()
                        .map(script -> " 'sha256-" + digest(script.group(1)) + "'")
                        .collect(Collectors.joining());
        return String.join(
                "; ",
                "default-src 'self'",
                "script-src 'self'" + digests,
                "style-src 'self'",
                "img-src 'self' data: blob:",
                "object-src 'none'",
                "base-uri 'none'",
                "form-action 'self'",
                "frame-ancestors 'none'");
    }

    private static String page() {
        var page = new ClassPathResource(PAGE);
        try {
            return page.exists() ? page.getContentAsString(StandardCharsets.UTF_8) : "";
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + PAGE, e);
        }
    }

    private static String digest(String script) {
        try {
            var sha = MessageDigest.getInstance("SHA-256");
            return Base64.getEncoder()
                    .encodeToString(sha.digest(script.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
