package io.forbear.contact.reportfile;

import io.forbear.messaging.RememberedRequests;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Says that files of reports are not kept for ever. */
@Configuration(proxyBeanMethods = false)
class ReportFileConfiguration {

    @Bean
    RememberedRequests rememberedFiles() {
        return ReportFiles.TABLE;
    }
}
