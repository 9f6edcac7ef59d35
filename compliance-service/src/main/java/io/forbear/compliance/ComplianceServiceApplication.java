package io.forbear.compliance;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The gate before a contact, the detector after it, complaints and their clocks. */
@SpringBootApplication
public class ComplianceServiceApplication {
    public static void main(String[] arguments) {
        SpringApplication.run(ComplianceServiceApplication.class, arguments);
    }
}
