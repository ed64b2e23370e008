"""Passages written for the tests on the model of real acts; no name, number or date in them is a real one's."""

DECISION_SQ = """Republika e Kosovës
Republika Kosova - Republic of Kosovo
Komuna e Lugishtës / Opština Lugište / Municipality of Lugishta

KUVENDI I KOMUNËS

Nr. 01-118/24
Datë: 27.06.2024

Në mbështetje të nenit 12 pika 12.2 dhe nenit 40 të Ligjit nr. 03/L-040 për Vetëqeverisje Lokale (Gazeta Zyrtare nr. 28,
datë 04.06.2008), si dhe nenit 35 të Statutit të Komunës, Kuvendi i Komunës në mbledhjen e gjashtë të rregullt mori
këtë:

V E N D I M

MBI MIRATIMIN E PLANIT TË VEPRIMIT PËR EFIÇIENCË
NË KOMUNËN E LUGISHTËS 2024-2027

Neni 1
Miratohet Plani i veprimit për efiçiencë të energjisë, i propozuar nga Kryetari i Komunës me propozimin nr. 77/2 të
datës 11.06.2024.

Neni 2
Për zbatimin e këtij vendimi kujdeset Drejtoria e Shërbimeve Publike në bashkëpunim me MAPL dhe me shoqërinë civile.

Neni 3
Ky vendim hyn në fuqi pesëmbëdhjetë ditë pas publikimit në faqen zyrtare të internetit.

Kryesuesi i Kuvendit të Komunës
Arben Lugina
"""

DECISION_SR = """Republika e Kosovës
Republika Kosova - Republic of Kosovo
Opština Lugište / Komuna e Lugishtës

Br. prot: 02-45/2025
Dana, 14. marta 2025. godine
Lugište

Na osnovu člana 58. Zakona br. 03/L-040 o lokalnoj samoupravi i člana 22. Statuta opštine (Sl. list opštine br. 4 od
12.05.2010), predsednik opštine donosi

ODLUKU
o obrazovanju komisije za dodelu subvencija poljoprivrednicima

Član 1.
Obrazuje se komisija za dodelu subvencija u sastavu od pet članova.

Član 2.
Zadatak komisije je da razmotri sve zahteve koji su primljeni do isteka roka.

Predsednik opštine
Marko Lužanin
"""

REGULATION_CYRILLIC = """РЕПУБЛИКА КОСОВО
ОПШТИНА ЛУГИШТЕ
СКУПШТИНА ОПШТИНЕ

Бр. 016-9/2023
Датум: 5. октобар 2023. године

На основу члана 40. Закона бр. 03/L-040 о локалној самоуправи, Скупштина општине Лугиште на седници одржаној
28. септембра 2023. године усвојила је

УРЕДБУ
О КОМУНАЛНОМ РЕДУ И ОДРЖАВАЊУ ЈАВНИХ ПОВРШИНА

Члан 1.
Овом уредбом уређују се услови и начин одржавања јавних површина, као и права и обавезе грађана који их користе.

Члан 2.
Надзор над применом ове уредбе врши Дирекција за урбанизам.
"""

MINUTES_SQ = """KOMUNA E LUGISHTËS
Kuvendi Komunal

PROCESVERBAL
nga mbledhja e tretë e rregullt e Kuvendit të Komunës, e mbajtur më 29 mars 2024

Mbledhja filloi në ora 10:00. Të pranishëm ishin 14 anëtarë. Mbledhjen e hapi kryesuesi, i cili lexoi rendin e ditës
dhe njoftoi se janë plotësuar kushtet për punë. Anëtarët miratuan procesverbalin e mbledhjes së kaluar pa vërejtje.
"""

REPORT_SR = """OPŠTINA LUGIŠTE
Od: Kancelarija za komunikaciju sa javnošću
Za: Gradonačelnik opštine
Predmet: Godišnji izveštaj o radu za 2024. godinu
Br. 112-7
Lugište, 09.01.2025.

Tokom 2024. godine kancelarija je pripremila 210 vesti i 46 obaveštenja na oba službena jezika, odgovorila na 31 zahtev
za pristup javnim dokumentima i organizovala četiri konferencije za medije.
"""

# The same sentence as a scanner reads it: letters for signs, digits for letters, lost diacritics.
NOISY_SQ = """Nd pajtim m€ nenin 12 pika 12.2 td Ligjit pEr Vetdqeverisje Lokale, Kuvendi i Komunds nd mbledhjen e
mbajtur mori kdtE vendirn: miratohet plani i pun€s pdr vitin e ardhshdm, dhe pdr zbatimin e tij kujdeset drejtoria."""

BUDGET_SQ = """BUXHETI I KOMUNËS SË LUGISHTËS PËR VITIN 2025

Kodi     Kategoria                    2023           2024           2025           2026
11110    Pagat neto             1.234.567,50   1 334 567,50   1,434,567.50   1534567
13210    Rryma                    045 120 300    049 120 000    038 200 300    44 100 200
13220    Uji                          12,300         13,500         14,700        15,900
21200    Makineri              1234 5678 9012 3456
2019 2020 2021 2022
Gjithsej                       12 345 678 901,00 €
Nr. 044/123-456 i lëndës, fatura 2025000123, Ligji nr. 03/L-040, kontrata 613-22-1234-2-1-1.
https://kk.example.org/?page_id=2000004463
"""
