/** Countries of Asia, written like those of Europe. */
export const asia = `
60 B Malaysia; mobile 10-14 16-19; Kuala Lumpur 3; Penang 4; Johor 7; Kuching 82; Kota Kinabalu 88
62 C Indonesia; mobile 811-819 821-823 828 831-833 838 851-853 855-859 877 878 881-889 895-899; Jakarta 21; Bandung 22; Surabaya 31; Medan 61; Denpasar 361; Semarang 24; Yogyakarta 274; Makassar 411
63 D Philippines; mobile 813 817 895-899 904-939 942 943 945-951 953-956 961 963-968 970 973-979 981 985 989 991-999; Manila 2; Cebu 32; Davao 82; Angeles 45; Baguio 74
65 A Singapore; mobile 8 9
66 B Thailand; mobile 6 8 9; Bangkok 2; Chiang Mai 53; Phuket 76; Pattaya 38
670 F Timor-Leste; mobile 7
673 C Brunei; mobile 7 8
7 C Russia; mobile 900-906 908-939 941 949-953 955 958 960-969 977-989 991-999; Moscow 495 498 499; Saint Petersburg 812; Novosibirsk 383; Yekaterinburg 343; Kazan 843; Nizhny Novgorod 831; Samara 846; Sochi 862; Vladivostok 423
7 C Kazakhstan; mobile 700-708 747 771 775-778; Almaty 727; Astana 717
81 B Japan; mobile 70 80 90; Tokyo 3; Osaka 6; Nagoya 52; Yokohama 45; Kyoto 75; Kobe 78; Sapporo 11; Fukuoka 92; Hiroshima 82; Sendai 22; IP phone 50
82 B South Korea; mobile 10 11 16-19; Seoul 2; Busan 51; Incheon 32; Daegu 53; Daejeon 42
84 C Vietnam; mobile 32-39 52 55 56 58 59 70 76-79 81-89 90-94 96-99; Hanoi 24; Ho Chi Minh City 28; Da Nang 236
850 F North Korea
852 A Hong Kong; mobile 5 6 7 9
853 C Macau; mobile 6
855 D Cambodia; mobile 10-17 60 61 66-71 76-78 81 85-90 92-99; Phnom Penh 23
856 D Laos; mobile 20; Vientiane 21
86 A China; mobile 130-139 145 147 149-153 155-159 162 165-167 170-178 180-189 190-193 195-199; Beijing 10; Guangzhou 20; Shanghai 21; Tianjin 22; Chongqing 23; Shenyang 24; Nanjing 25; Wuhan 27; Chengdu 28; Xian 29; Shijiazhuang 311; Zhengzhou 371; Dalian 411; Changchun 431; Harbin 451; Wuxi 510; Suzhou 512; Jinan 531; Qingdao 532; Hefei 551; Hangzhou 571; Ningbo 574; Fuzhou 591; Xiamen 592; Changsha 731; Shenzhen 755; Zhuhai 756; Dongguan 769; Nanning 771; Nanchang 791; Guiyang 851; Kunming 871; Urumqi 991
880 C Bangladesh; mobile 13-19; Dhaka 2; Chittagong 31; Sylhet 821
886 B Taiwan; mobile 9; Taipei 2; Kaohsiung 7; Taichung 4; Tainan 6
90 C Turkey; mobile 501 505-507 530-539 540-549 551-555 559 561; Istanbul 212 216; Ankara 312; Izmir 232; Antalya 242; Bursa 224; Adana 322; Northern Cyprus 392
91 B India; mobile 62 63 70 72-78 81-89 90-99; New Delhi 11; Mumbai 22; Kolkata 33; Chennai 44; Hyderabad 40; Pune 20; Ahmedabad 79; Bengaluru 80; Jaipur 141; Lucknow 522; Chandigarh 172; Kochi 484; Goa 832; Amritsar 183; Jalandhar 181; Ludhiana 161; Surat 261; Vadodara 265; Nagpur 712; Indore 731; Coimbatore 422
92 D Pakistan; mobile 300-349 355; Karachi 21; Lahore 42; Islamabad 51; Faisalabad 41; Multan 61; Peshawar 91; Quetta 81; Mirpur 5827; Sialkot 52; Gujranwala 55
93 E Afghanistan; mobile 70-79; Kabul 20
94 D Sri Lanka; mobile 70-72 74-78; Colombo 11; Kandy 81; Galle 91
95 E Myanmar; mobile 9; Yangon 1
960 F Maldives; mobile 7 9
961 D Lebanon; mobile 3 70 71 76 78 79 81; Beirut 1
962 D Jordan; mobile 77-79; Amman 6
963 E Syria; mobile 93-96 98 99; Damascus 11
964 D Iraq; mobile 73-79; Baghdad 1; Erbil 66
965 C Kuwait; mobile 5 6 9
966 D Saudi Arabia; mobile 50 51 53-59; Riyadh 11; Jeddah 12; Dammam 13; Medina 14
967 D Yemen; mobile 70 71 73 77 78; Sanaa 1; Aden 2
968 D Oman; mobile 7 9; Muscat 24
970 D Palestine; mobile 56 59
971 D United Arab Emirates; mobile 50 52 54-56 58; Abu Dhabi 2; Al Ain 3; Dubai 4; Sharjah 6; Ras Al Khaimah 7; Fujairah 9
972 B Israel; mobile 50-55 58 59; Jerusalem 2; Tel Aviv 3; Haifa 4; Beersheba 8; Netanya 9
973 C Bahrain; mobile 3 6
974 D Qatar; mobile 3 5 6 7
975 D Bhutan; mobile 16 17 77
976 C Mongolia; mobile 80 83 85 86 88-91 94-96 98 99; Ulaanbaatar 11
977 D Nepal; mobile 96-98; Kathmandu 1; Pokhara 61
98 D Iran; mobile 901-905 910-922 930 933 935-939 990-994; Tehran 21; Isfahan 31; Mashhad 51; Shiraz 71; Tabriz 41
992 D Tajikistan; mobile 50 55 77 88 90-93 98; Dushanbe 372
993 D Turkmenistan; mobile 61-65; Ashgabat 12
994 D Azerbaijan; mobile 40 50 51 55 60 70 77 99; Baku 12
995 D Georgia; mobile 5; Tbilisi 32; Batumi 422
996 D Kyrgyzstan; mobile 20 22 50 55 70 75 77 99; Bishkek 312
998 D Uzbekistan; mobile 33 50 55 77 88 90 91 93-95 97-99; Tashkent 71; Samarkand 66
`;
