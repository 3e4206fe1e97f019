package dev.lapwing.alert.finding;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Names of MITRE ATT&CK (Enterprise): its tactics, and the techniques that rules on audit trails commonly point to. */
final class AttackNames {
    private static final Map<String, String> TACTIC_IDS = table("""
            reconnaissance=TA0043
            resource-development=TA0042
            initial-access=TA0001
            execution=TA0002
            persistence=TA0003
            privilege-escalation=TA0004
            defense-evasion=TA0005
            credential-access=TA0006
            discovery=TA0007
            lateral-movement=TA0008
            collection=TA0009
            command-and-control=TA0011
            exfiltration=TA0010
            impact=TA0040
            """);

    private static final Map<String, String> TECHNIQUES = table("""
            T1048=Exfiltration Over Alternative Protocol
            T1059=Command and Scripting Interpreter
            T1068=Exploitation for Privilege Escalation
            T1070=Indicator Removal
            T1070.006=Timestomp
            T1078=Valid Accounts
            T1078.001=Default Accounts
            T1078.004=Cloud Accounts
            T1083=File and Directory Discovery
            T1087=Account Discovery
            T1087.004=Cloud Account
            T1098=Account Manipulation
            T1098.001=Additional Cloud Credentials
            T1098.003=Additional Cloud Roles
            T1110=Brute Force
            T1110.001=Password Guessing
            T1110.003=Password Spraying
            T1110.004=Credential Stuffing
            T1119=Automated Collection
            T1136=Create Account
            T1136.003=Cloud Account
            T1190=Exploit Public-Facing Application
            T1199=Trusted Relationship
            T1212=Exploitation for Credential Access
            T1213=Data from Information Repositories
            T1485=Data Destruction
            T1490=Inhibit System Recovery
            T1498=Network Denial of Service
            T1499=Endpoint Denial of Service
            T1505=Server Software Component
            T1526=Cloud Service Discovery
            T1528=Steal Application Access Token
            T1530=Data from Cloud Storage
            T1531=Account Access Removal
            T1537=Transfer Data to Cloud Account
            T1539=Steal Web Session Cookie
            T1548=Abuse Elevation Control Mechanism
            T1550=Use Alternate Authentication Material
            T1550.001=Application Access Token
            T1552=Unsecured Credentials
            T1556=Modify Authentication Process
            T1556.006=Multi-Factor Authentication
            T1557=Adversary-in-the-Middle
            T1562=Impair Defenses
            T1562.001=Disable or Modify Tools
            T1562.007=Disable or Modify Cloud Firewall
            T1562.008=Disable or Modify Cloud Logs
            T1565=Data Manipulation
            T1565.001=Stored Data Manipulation
            T1567=Exfiltration Over Web Service
            T1578=Modify Cloud Compute Infrastructure
            T1580=Cloud Infrastructure Discovery
            T1589=Gather Victim Identity Information
            T1589.002=Email Addresses
            T1595=Active Scanning
            T1595.002=Vulnerability Scanning
            T1595.003=Wordlist Scanning
            T1621=Multi-Factor Authentication Request Generation
            """);

    private AttackNames() {}

    /** The id of a tactic that is written {@code credential-access}. */
    static Optional<String> tacticId(String tactic) {
        return Optional.ofNullable(TACTIC_IDS.get(tactic));
    }

    /** {@code credential-access} as ATT&CK writes it: {@code Credential Access}. */
    static String tacticName(String tactic) {
        StringBuilder name = new StringBuilder();
        for (String word : tactic.split("-", -1)) {
            boolean small = word.equals("and") || word.isEmpty();
            name.append(name.isEmpty() ? "" : " ")
                    .append(small ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1));
        }
        return name.toString();
    }

    /** The name of a technique or sub-technique, where it is in the table. */
    static Optional<String> technique(String id) {
        return Optional.ofNullable(TECHNIQUES.get(id));
    }

    private static Map<String, String> table(String lines) {
        Map<String, String> table = new LinkedHashMap<>();
        lines.lines().forEach(line -> {
            int split = line.indexOf('=');
            table.put(line.substring(0, split), line.substring(split + 1));
        });
        return table;
    }
}
